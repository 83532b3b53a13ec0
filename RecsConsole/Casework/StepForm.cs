using RecsConsole.Casework.Conversation;
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

    /// <summary>What is written to the customer.</summary>
    Message,

    /// <summary>Why it is needed, for whoever approves it.</summary>
    Justification,

    /// <summary>What is written to the customer once it is approved, and why it is needed.</summary>
    RequestedMessage,

    /// <summary>Only the fields that the catalog names for the step.</summary>
    Fields,
}

/// <summary>Which form a step has. The fields that the catalog names for it stand in each.</summary>
public static class StepForms
{
    /// <param name="waitsForApproval">
    /// A second person decides first: how it was solved and who gets the case is not asked, because it is not done yet; the letter is, because it is part of what
    /// they decide on.
    /// </param>
    /// <param name="solves">The step brings the case to its solution: there is nothing left to hand over.</param>
    /// <param name="writes">It writes to the customer.</param>
    /// <param name="hasFields">The catalog names fields for it.</param>
    public static StepForm Of(bool waitsForApproval, bool solves, Handover handover, bool writes, bool hasFields = false) =>
        (waitsForApproval, solves, handover, writes) switch
        {
            (true, false, not Handover.ToChosen, true) => StepForm.RequestedMessage,
            (true, _, _, _) => StepForm.Justification,
            (_, true, _, _) => StepForm.Solution,
            (_, _, Handover.ToChosen, _) => StepForm.Person,
            (_, _, _, true) => StepForm.Message,
            _ => hasFields ? StepForm.Fields : StepForm.None,
        };

    /// <summary>Whether an action writes to the customer: what is said on the telephone is a note.</summary>
    public static bool Writes(bool isCustomerContact, string? channel) =>
        isCustomerContact && (channel is null || string.Equals(channel, CaseMessages.Mail, StringComparison.Ordinal));
}
