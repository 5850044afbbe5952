"""Every screen, with sample view-models in it: what the drawings show. People and data are fictitious."""

from ui.gallery import assistant, patient

SCREENS = {**patient.SCREENS, **assistant.SCREENS}
