namespace RecsConsole.Casework.Forms;

/// <summary>
/// Verbs for doing a step: one that the catalog says is carried out is run; work that a person does elsewhere is marked as done.
/// </summary>
public static class StepVerbs
{
    /// <summary>Label of the step's button, with an ellipsis if a dialog follows.</summary>
    /// <param name="takesCase">Whether the step assigns the case to the person taking it: nothing is done elsewhere.</param>
    /// <param name="isRun">Whether accepting carries the step out.</param>
    public static string Of(StepForm form, bool takesCase, bool isRun) =>
        form switch
        {
            StepForm.Justification or StepForm.RequestedMessage or StepForm.RequestedSolution => CaseworkTexts.AskForApproval,
            StepForm.Solution => CaseworkTexts.SolveVerb,
            StepForm.Person => CaseworkTexts.HandOverVerb,
            StepForm.Message => CaseworkTexts.WriteVerb,
            _ when takesCase => CaseworkTexts.TakeItVerb,
            StepForm.Fields => isRun ? CaseworkTexts.RunItWithFields : CaseworkTexts.MarkDoneWithFields,
            _ => isRun ? CaseworkTexts.RunIt : CaseworkTexts.MarkDone,
        };

    /// <summary>Label of the final button in the dialog.</summary>
    public static string Finally(StepForm form, bool isRun) => Of(form, takesCase: false, isRun).TrimEnd('…');
}
