using RecsConsole.Engine.Fields;

namespace RecsConsole.Tenancy.Fields;

/// <summary>Display texts for data fields, their classes and purposes.</summary>
public static class FieldLabels
{
    private static readonly Dictionary<DataField, Func<string>> s_fields = new()
    {
        [DataFields.CaseTitle] = () => TenancyTexts.CaseTitle,
        [DataFields.CaseDescription] = () => TenancyTexts.CaseDescription,
        [DataFields.CaseType] = () => TenancyTexts.CaseType,
        [DataFields.CaseIssueType] = () => TenancyTexts.CaseIssueType,
        [DataFields.CaseProduct] = () => TenancyTexts.CaseProduct,
        [DataFields.CasePriority] = () => TenancyTexts.CasePriority,
        [DataFields.CaseRegion] = () => TenancyTexts.CaseRegion,
        [DataFields.CaseLanguage] = () => TenancyTexts.CaseLanguage,
        [DataFields.CaseTeam] = () => TenancyTexts.CaseTeam,
        [DataFields.CaseState] = () => TenancyTexts.CaseState,
        [DataFields.CaseDates] = () => TenancyTexts.CaseDates,
        [DataFields.CaseDeadline] = () => TenancyTexts.CaseDeadline,
        [DataFields.CaseOutcome] = () => TenancyTexts.CaseOutcome,
        [DataFields.CaseClassification] = () => TenancyTexts.CaseClassification,
        [DataFields.CaseCustomFields] = () => TenancyTexts.CaseCustomFields,
        [DataFields.CaseAssignee] = () => TenancyTexts.CaseAssignee,
        [DataFields.CaseContact] = () => TenancyTexts.CaseContact,
        [DataFields.EventActivity] = () => TenancyTexts.EventActivity,
        [DataFields.EventActor] = () => TenancyTexts.EventActor,
        [DataFields.EventAt] = () => TenancyTexts.EventAt,
        [DataFields.EventAttributes] = () => TenancyTexts.EventAttributes,
        [DataFields.EventRating] = () => TenancyTexts.EventRating,
        [DataFields.ApprovalRequests] = () => TenancyTexts.ApprovalRequests,
        [DataFields.MessageText] = () => TenancyTexts.MessageText,
        [DataFields.MessageAddress] = () => TenancyTexts.MessageAddress,
        [DataFields.MessageFacts] = () => TenancyTexts.MessageFacts,
        [DataFields.NoteText] = () => TenancyTexts.NoteText,
        [DataFields.AttachmentContent] = () => TenancyTexts.AttachmentContent,
        [DataFields.DraftText] = () => TenancyTexts.DraftText,
        [DataFields.AccountName] = () => TenancyTexts.AccountName,
        [DataFields.AccountKey] = () => TenancyTexts.AccountKey,
        [DataFields.AccountTier] = () => TenancyTexts.AccountTier,
        [DataFields.AccountRegion] = () => TenancyTexts.AccountRegion,
        [DataFields.AccountContract] = () => TenancyTexts.AccountContract,
        [DataFields.AccountUsage] = () => TenancyTexts.AccountUsage,
        [DataFields.AccountHistory] = () => TenancyTexts.AccountHistory,
        [DataFields.AccountChoice] = () => TenancyTexts.AccountChoice,
        [DataFields.PersonName] = () => TenancyTexts.PersonName,
        [DataFields.PersonMail] = () => TenancyTexts.PersonMail,
        [DataFields.PersonRoles] = () => TenancyTexts.PersonRoles,
        [DataFields.PersonTeams] = () => TenancyTexts.PersonTeams,
        [DataFields.PersonRegions] = () => TenancyTexts.PersonRegions,
        [DataFields.PersonLanguages] = () => TenancyTexts.PersonLanguages,
        [DataFields.PersonClearance] = () => TenancyTexts.PersonClearance,
        [DataFields.PersonSkills] = () => TenancyTexts.PersonSkills,
        [DataFields.PersonExperience] = () => TenancyTexts.PersonExperience,
        [DataFields.PersonLoad] = () => TenancyTexts.PersonLoad,
        [DataFields.PersonHours] = () => TenancyTexts.PersonHours,
        [DataFields.PersonAbsence] = () => TenancyTexts.PersonAbsence,
        [DataFields.PersonConflicts] = () => TenancyTexts.PersonConflicts,
        [DataFields.PersonChoice] = () => TenancyTexts.PersonChoice,
        [DataFields.DocumentTexts] = () => TenancyTexts.DocumentTexts,
        [DataFields.DocumentFacts] = () => TenancyTexts.DocumentFacts,
        [DataFields.DocumentOwner] = () => TenancyTexts.DocumentOwner,
        [DataFields.DocumentUse] = () => TenancyTexts.DocumentUse,
        [DataFields.ActionTexts] = () => TenancyTexts.ActionTexts,
        [DataFields.ActionFacts] = () => TenancyTexts.ActionFacts,
        [DataFields.RuleFacts] = () => TenancyTexts.RuleFacts,
        [DataFields.Decisions] = () => TenancyTexts.Decisions,
        [DataFields.Responses] = () => TenancyTexts.Responses,
        [DataFields.ResponseNotes] = () => TenancyTexts.ResponseNotes,
        [DataFields.Impressions] = () => TenancyTexts.Impressions,
        [DataFields.Labels] = () => TenancyTexts.Labels,
        [DataFields.Reports] = () => TenancyTexts.Reports,
        [DataFields.Judgements] = () => TenancyTexts.Judgements,
        [DataFields.SearchQuery] = () => TenancyTexts.SearchQuery,
        [DataFields.SearchResults] = () => TenancyTexts.SearchResults,
    };

    /// <summary>The name of a field; a test ensures that each has one.</summary>
    public static string Of(DataField field) => s_fields[field]();

    /// <summary>A class of data.</summary>
    public static string Of(FieldClass of) =>
        of switch
        {
            FieldClass.Cases => TenancyTexts.ClassCases,
            FieldClass.Events => TenancyTexts.ClassEvents,
            FieldClass.Conversations => TenancyTexts.ClassConversations,
            FieldClass.Customers => TenancyTexts.ClassCustomers,
            FieldClass.People => TenancyTexts.ClassPeople,
            FieldClass.Knowledge => TenancyTexts.ClassKnowledge,
            FieldClass.Feedback => TenancyTexts.ClassFeedback,
            _ => TenancyTexts.ClassSearches,
        };

    /// <summary>A purpose.</summary>
    public static string Of(FieldPurpose purpose) =>
        purpose switch
        {
            FieldPurpose.Serve => TenancyTexts.PurposeServe,
            FieldPurpose.Train => TenancyTexts.PurposeTrain,
            FieldPurpose.External => TenancyTexts.PurposeExternal,
            _ => TenancyTexts.PurposeAnalytics,
        };

    /// <summary>The withheld fields in one line; null when the tenant withholds none.</summary>
    public static string? Of(FieldLimits? limits) =>
        limits is null || limits.Withheld.Count == 0
            ? null
            : string.Join("; ", limits.Withheld.Select(each => $"{NameOf(each.Field)}: {string.Join(", ", each.Purposes.Select(Of))}"));

    // a limit from an earlier version may refer to a removed field
    private static string NameOf(string key) => DataFields.Find(key) is { } field ? Of(field) : key;

    /// <summary>Several field names, joined.</summary>
    public static string All(IEnumerable<DataField> fields) => string.Join(", ", fields.Select(Of));
}
