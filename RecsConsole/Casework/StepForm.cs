using RecsConsole.Casework.Conversation;
using RecsConsole.Database.Codes;

namespace RecsConsole.Casework;

/// <summary>The form to fill in before a step is taken.</summary>
public enum StepForm
{
    None,

    /// <summary>How the case was solved.</summary>
    Solution,

    /// <summary>The new assignee, with a note for them.</summary>
    Person,

    /// <summary>A message to the customer.</summary>
    Message,

    /// <summary>A justification for the approver.</summary>
    Justification,

    /// <summary>A message to the customer, sent after approval, and a justification.</summary>
    RequestedMessage,

    /// <summary>How the case was solved, recorded after approval, and a justification.</summary>
    RequestedSolution,

    /// <summary>Only the catalog fields of the step.</summary>
    Fields,
}

/// <summary>Determines the form of a step. Every form includes the step's catalog fields.</summary>
public static class StepForms
{
    /// <param name="waitsForApproval">
    /// Whether a second person decides first: the new assignee is not asked for, because the step is not done yet; message and solution
    /// are, because they are part of the decision.
    /// </param>
    /// <param name="solves">Whether the step solves the case: there is nothing left to hand over.</param>
    /// <param name="writes">Whether the step sends a message to the customer.</param>
    /// <param name="hasFields">Whether the catalog defines fields for the step.</param>
    public static StepForm Of(bool waitsForApproval, bool solves, Handover handover, bool writes, bool hasFields = false) =>
        (waitsForApproval, solves, handover, writes) switch
        {
            (true, true, _, _) => StepForm.RequestedSolution,
            (true, false, not Handover.ToChosen, true) => StepForm.RequestedMessage,
            (true, _, _, _) => StepForm.Justification,
            (_, true, _, _) => StepForm.Solution,
            (_, _, Handover.ToChosen, _) => StepForm.Person,
            (_, _, _, true) => StepForm.Message,
            _ => hasFields ? StepForm.Fields : StepForm.None,
        };

    /// <summary>Whether an action sends a message to the customer; a telephone call is recorded as a note.</summary>
    public static bool Writes(bool isCustomerContact, string? channel) =>
        isCustomerContact && (channel is null || string.Equals(channel, CaseMessages.Mail, StringComparison.Ordinal));
}
