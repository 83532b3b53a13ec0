using RecsConsole.Database.Codes;

namespace RecsConsole.Casework;

/// <summary>What is asked of whoever takes a step, before it is taken.</summary>
public enum StepForm
{
    None,

    /// <summary>How the case was solved.</summary>
    Solution,

    /// <summary>Who is to have the case, with a note for them.</summary>
    Person,

    /// <summary>Why it is needed, for whoever approves it.</summary>
    Justification,
}

/// <summary>Which form a step has.</summary>
public static class StepForms
{
    /// <param name="waitsForApproval">A second person decides first: nothing else is asked, because it is not done yet.</param>
    /// <param name="solves">The step brings the case to its solution: there is nothing left to hand over.</param>
    public static StepForm Of(bool waitsForApproval, bool solves, Handover handover) =>
        (waitsForApproval, solves, handover) switch
        {
            (true, _, _) => StepForm.Justification,
            (_, true, _) => StepForm.Solution,
            (_, _, Handover.ToChosen) => StepForm.Person,
            _ => StepForm.None,
        };
}
