namespace RecsConsole.Casework.Forms;

/// <summary>What doing a step is called: the console carries nothing out in another system, so what a person does elsewhere is marked as done.</summary>
public static class StepVerbs
{
    /// <summary>The word of its button; dots where something is asked first.</summary>
    /// <param name="takesCase">The console gives the case to whoever does it: nothing is done elsewhere.</param>
    public static string Of(StepForm form, bool takesCase) =>
        form switch
        {
            StepForm.Justification or StepForm.RequestedMessage => CaseworkTexts.AskForApproval,
            StepForm.Solution => CaseworkTexts.SolveVerb,
            StepForm.Person => CaseworkTexts.HandOverVerb,
            StepForm.Message => CaseworkTexts.WriteVerb,
            _ when takesCase => CaseworkTexts.TakeItVerb,
            StepForm.Fields => CaseworkTexts.MarkDoneWithFields,
            _ => CaseworkTexts.MarkDone,
        };

    /// <summary>The word of the last button, where everything that is asked has been said.</summary>
    public static string Finally(StepForm form, bool takesCase) => Of(form, takesCase).TrimEnd('…');
}
