namespace RecsConsole.Components.Drafts;

/// <summary>Identifies the form that a draft belongs to. The actor identifies the person.</summary>
/// <param name="Form">One of <see cref="DraftForms"/>.</param>
/// <param name="Subject">The object of the form: the id of a case or approval, the key of an action.</param>
/// <param name="CaseId">The case whose permissions and customer key apply to the text; null when there is none.</param>
public sealed record DraftKey(string Form, string Subject, Guid? CaseId = null)
{
    /// <summary>The key of a choice beside the text that this is the key of.</summary>
    public DraftKey OfChoice(string name) => this with { Form = DraftForms.ChoicesOf(Form), Subject = $"{Subject}:{name}" };

    public static DraftKey OfCase(string form, Guid caseId) => new(form, caseId.ToString("D"), caseId);
}
