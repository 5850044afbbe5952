"""What answering the questions for the patient does."""

from session import events as e
from ui.assistant.desk import Desk
from ui.views import questions


class Questions:
    """An answer is kept when it is chosen; its words when their field is left, in the call as before it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        asked = desk.console.questions
        asked.answered.connect(self._answer_question)
        asked.written.connect(self._write_detail)
        asked.left.connect(self._keep_detail)
        asked.go_on_asked.connect(self._finish_questions)
        asked.report_asked.connect(lambda: desk.type(page="acting", report=True))

    def _answer_question(self, code: str, kind: str) -> None:
        """« Oui » is kept with its words, or bare as long as there are none."""
        question, answer = e.Question(code), e.AnswerKind(kind)
        before = self._console.record.answers.get(question)
        detail = self._console.typing.details.get(code, before.detail if before is not None else "").strip()
        if answer is e.AnswerKind.NO:  # words typed beside it stay in sight until one of both is taken back
            self._desk.ask(lambda: self._desk.live.answer_question(question, answer))
            return
        self._desk.ask(lambda: self._desk.live.answer_question(question, answer, detail), lambda _: self._forget_detail(code, detail))

    def _forget_detail(self, code: str, kept: str) -> None:
        """These words are in the record; what was typed since is not."""
        self._desk.type(details={key: text for key, text in self._console.typing.details.items() if key != code or text.strip() != kept})

    def _write_detail(self, code: str, text: str) -> None:
        """Words beside a question, until their field is left; beside no answer, or a « non », until there is another."""
        self._desk.type(details={**self._console.typing.details, code: text})

    def _keep_detail(self, code: str) -> None:
        text, answer = self._console.typing.details.get(code, "").strip(), self._console.record.answers.get(e.Question(code))
        if text and answer is not None and answer.kind is not e.AnswerKind.NO:
            self._desk.ask(lambda: self._keep(code, text), lambda _: self._forget_detail(code, text))

    async def _keep(self, code: str, text: str) -> None:
        """These words, with the answer that stands now."""
        answer = self._desk.live.now.record.answers.get(e.Question(code))
        if answer is not None and answer.kind is not e.AnswerKind.NO and text not in ("", answer.detail):
            await self._desk.live.answer_question(answer.question, answer.kind, text)

    def _finish_questions(self) -> None:
        record, details = self._console.record, dict(self._console.typing.details)
        without_sense = questions.to_answer_not_applicable(record)

        async def finish() -> None:
            for code, text in details.items():
                await self._keep(code, text.strip())
            for question in without_sense:
                await self._desk.live.answer_question(question, e.AnswerKind.NOT_APPLICABLE)
            await self._desk.live.finish_questions()

        self._desk.ask(finish, lambda _: self._desk.type(details={}))
