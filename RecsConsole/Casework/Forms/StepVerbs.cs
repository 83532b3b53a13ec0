namespace RecsConsole.Casework.Forms;

/// <summary>Verbs for doing a step: the console executes nothing in another system, so work done elsewhere is marked as done.</summary>
public static class StepVerbs
{
    /// <summary>Label of the step's button, with an ellipsis if a dialog follows.</summary>
    /// <param name="takesCase">Whether the step assigns the case to the person taking it: nothing is done elsewhere.</param>
    public static string Of(StepForm form, bool takesCase) =>
        form switch
        {
            StepForm.Justification or StepForm.RequestedMessage or StepForm.RequestedSolution => CaseworkTexts.AskForApproval,
            StepForm.Solution => CaseworkTexts.SolveVerb,
            StepForm.Person => CaseworkTexts.HandOverVerb,
            StepForm.Message => CaseworkTexts.WriteVerb,
            _ when takesCase => CaseworkTexts.TakeItVerb,
            StepForm.Fields => CaseworkTexts.MarkDoneWithFields,
            _ => CaseworkTexts.MarkDone,
        };

    /// <summary>Label of the final button in the dialog.</summary>
    public static string Finally(StepForm form, bool takesCase) => Of(form, takesCase).TrimEnd('…');
}
