using static RecsConsole.Engine.Fields.FieldClass;
using static RecsConsole.Engine.Fields.FieldPurpose;

namespace RecsConsole.Engine.Fields;

/// <summary>
/// The register of all data fields. A field cannot be created without its class and purposes. Tests ensure that every stored column belongs
/// to one of them, and that every model feature and candidate source names the fields it depends on.
/// </summary>
public static class DataFields
{
    // must be initialised first: each field adds itself
    private static readonly List<DataField> Registered = [];

    private static readonly FieldPurpose[] Nothing = [];
    private static readonly FieldPurpose[] Suggest = [Serve];
    private static readonly FieldPurpose[] Learn = [Serve, Train];
    private static readonly FieldPurpose[] Count = [Analytics];
    private static readonly FieldPurpose[] Seen = [Serve, Analytics];
    private static readonly FieldPurpose[] Facts = [Serve, Train, Analytics];
    private static readonly FieldPurpose[] Words = [Serve, Train, External];

    // what a case is about and its current state
    public static readonly DataField CaseTitle = Personal("case.title", Cases, Words, Serve);
    public static readonly DataField CaseDescription = Personal("case.description", Cases, Words, Serve);
    public static readonly DataField CaseType = Plain("case.type", Cases, Facts, Serve);
    public static readonly DataField CaseIssueType = Plain("case.issue_type", Cases, Facts, Serve);
    public static readonly DataField CaseProduct = Plain("case.product", Cases, Facts);
    public static readonly DataField CasePriority = Plain("case.priority", Cases, Facts);
    public static readonly DataField CaseRegion = Plain("case.region", Cases, Facts, Serve);
    public static readonly DataField CaseLanguage = Plain("case.language", Cases, Facts, Serve);
    public static readonly DataField CaseTeam = Plain("case.team", Cases, Facts, Serve);
    public static readonly DataField CaseState = Plain("case.state", Cases, Facts, Serve);
    public static readonly DataField CaseDates = Plain("case.dates", Cases, Facts, Serve);
    public static readonly DataField CaseDeadline = Plain("case.deadline", Cases, Facts, Serve);
    public static readonly DataField CaseOutcome = Plain("case.outcome", Cases, Facts, Serve);
    public static readonly DataField CaseClassification = Plain("case.classification", Cases, Learn, Serve);
    public static readonly DataField CaseCustomFields = Personal("case.custom_fields", Cases, Learn);
    public static readonly DataField CaseAssignee = Personal("case.assignee", Cases, Seen, Serve);
    public static readonly DataField CaseContact = Personal("case.contact", Cases, Nothing);

    // what was done on a case
    public static readonly DataField EventActivity = Plain("event.activity", Events, Facts, Serve);
    public static readonly DataField EventActor = Personal("event.actor", Events, Facts);
    public static readonly DataField EventAt = Plain("event.at", Events, Facts, Serve);
    public static readonly DataField EventAttributes = Personal("event.attributes", Events, Learn);
    public static readonly DataField EventRating = Personal("event.rating", Events, [Train, Analytics]); // stored among the attributes
    public static readonly DataField ApprovalRequests = Personal("event.approvals", Events, Seen, Serve);

    // what was written
    public static readonly DataField MessageText = Personal("message.text", Conversations, Learn); // whether a step helped, nothing else
    public static readonly DataField MessageAddress = Personal("message.address", Conversations, Nothing);
    public static readonly DataField MessageFacts = Personal("message.facts", Conversations, Seen, Serve);
    public static readonly DataField NoteText = Personal("note.text", Conversations, [Serve], Serve);
    public static readonly DataField AttachmentContent = Personal("attachment.content", Conversations, Nothing);
    public static readonly DataField DraftText = Personal("draft.text", Conversations, Nothing);

    // customers
    public static readonly DataField AccountName = Personal("account.name", Customers, Nothing);
    public static readonly DataField AccountKey = Personal("account.key", Customers, Facts, Serve);
    public static readonly DataField AccountTier = Plain("account.tier", Customers, Facts, Serve);
    public static readonly DataField AccountRegion = Plain("account.region", Customers, Nothing);
    public static readonly DataField AccountContract = Plain("account.contract", Customers, Suggest, Serve);
    public static readonly DataField AccountUsage = Plain("account.usage", Customers, Nothing);
    public static readonly DataField AccountHistory = Personal("account.history", Customers, Learn);
    public static readonly DataField AccountChoice = Plain("account.choice", Customers, Seen, Serve);

    // the tenant's people
    public static readonly DataField PersonName = Personal("person.name", People, Seen, Serve);
    public static readonly DataField PersonMail = Personal("person.mail", People, Nothing);
    public static readonly DataField PersonRoles = Personal("person.roles", People, Facts, Serve);
    public static readonly DataField PersonTeams = Personal("person.teams", People, Facts, Serve);
    public static readonly DataField PersonRegions = Personal("person.regions", People, Suggest, Serve);
    public static readonly DataField PersonLanguages = Personal("person.languages", People, Learn, Serve);
    public static readonly DataField PersonClearance = Personal("person.clearance", People, Suggest, Serve);
    public static readonly DataField PersonSkills = Personal("person.skills", People, Learn);
    public static readonly DataField PersonExperience = Personal("person.experience", People, Facts);
    public static readonly DataField PersonLoad = Personal("person.load", People, Facts, Serve);
    public static readonly DataField PersonHours = Personal("person.hours", People, Learn, Serve);
    public static readonly DataField PersonAbsence = Personal("person.absence", People, Suggest, Serve);
    public static readonly DataField PersonConflicts = Personal("person.conflicts", People, Suggest, Serve);
    public static readonly DataField PersonChoice = Personal("person.choice", People, Seen, Serve);

    // documents and the catalog
    public static readonly DataField DocumentTexts = Plain("document.texts", Knowledge, Words, Serve);
    public static readonly DataField DocumentFacts = Plain("document.facts", Knowledge, Facts, Serve);
    public static readonly DataField DocumentOwner = Personal("document.owner", Knowledge, Suggest);
    public static readonly DataField DocumentUse = Plain("document.use", Knowledge, Facts);
    public static readonly DataField ActionTexts = Plain("action.texts", Knowledge, Words, Serve);
    public static readonly DataField ActionFacts = Plain("action.facts", Knowledge, Facts, Serve);
    public static readonly DataField RuleFacts = Plain("rule.facts", Knowledge, Learn, Serve);

    // what was suggested and what came of it
    public static readonly DataField Decisions = Personal("feedback.decisions", Feedback, Facts, Serve);
    public static readonly DataField Responses = Personal("feedback.responses", Feedback, Facts);
    public static readonly DataField ResponseNotes = Personal("feedback.notes", Feedback, Count);
    public static readonly DataField Impressions = Personal("feedback.impressions", Feedback, Facts);
    public static readonly DataField Labels = Plain("feedback.labels", Feedback, [Train, Analytics]);
    public static readonly DataField Reports = Personal("feedback.reports", Feedback, [Train, Analytics]);
    public static readonly DataField Judgements = Personal("feedback.judgements", Feedback, [Train, Analytics]);

    // what people searched for
    public static readonly DataField SearchQuery = Personal("search.query", Searches, [External]);
    public static readonly DataField SearchResults = Personal("search.results", Searches, Nothing);

    /// <summary>Every field, in the order shown on pages.</summary>
    public static IReadOnlyList<DataField> All { get; } = [.. Registered];

    /// <summary>The field with this key; null when there is none.</summary>
    public static DataField? Find(string key) => All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));

    private static DataField Plain(string key, FieldClass of, FieldPurpose[] purposes, params FieldPurpose[] needed) =>
        Add(new(key, of, isPersonal: false, purposes, needed));

    private static DataField Personal(string key, FieldClass of, FieldPurpose[] purposes, params FieldPurpose[] needed) =>
        Add(new(key, of, isPersonal: true, purposes, needed));

    private static DataField Add(DataField field)
    {
        Registered.Add(field);
        return field;
    }
}
