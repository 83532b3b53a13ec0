namespace RecsConsole.Components.Drafts;

/// <summary>Which form of a person a draft belongs to. Whose it is, the actor says.</summary>
/// <param name="Form">One of <see cref="DraftForms"/>.</param>
/// <param name="Subject">What the form is about, in its own words: the id of a case or approval, the key of an action.</param>
/// <param name="CaseId">The case whose rights and whose customer's key hold for the text; null where there is none.</param>
public sealed record DraftKey(string Form, string Subject, Guid? CaseId = null)
{
    public static DraftKey OfCase(string form, Guid caseId) => new(form, caseId.ToString("D"), caseId);
}
