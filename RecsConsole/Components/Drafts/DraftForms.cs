namespace RecsConsole.Components.Drafts;

/// <summary>The forms whose unsent input is saved.</summary>
public static class DraftForms
{
    private const string Choice = "-choice";

    public const string NewCase = "new-case";
    public const string CaseFields = "case-fields";
    public const string CaseNote = "case-note";
    public const string Reply = "reply";
    public const string ReplySources = "reply-sources";
    public const string ReplyProposal = "reply-proposal";
    public const string StepFields = "step-fields";
    public const string StepMessage = "step-message";
    public const string Said = "customer-said";
    public const string Happened = "happened";
    public const string Dismissal = "dismissal";
    public const string Override = "something-else";
    public const string Solution = "solution";
    public const string HandOver = "hand-over";
    public const string Request = "request";
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Taking = "reassignment";
    public const string Ask = "ask";
    public const string Answer = "answer";
    public const string Steps = "document-steps";
    public const string Emergency = "emergency";
    public const string Report = "report";
    public const string Document = "document";
    public const string Action = "action";
    public const string Playbook = "playbook";
    public const string Policy = "policy";
    public const string Workflow = "workflow";
    public const string ServiceLevel = "service_level";
    public const string Model = "model";
    public const string Settings = "settings";
    public const string Erasure = "erasure";
    public const string LetterFiles = "letter-files";
    public const string Person = "person";
    public const string Account = "account";
    public const string Grant = "grant";
    public const string Absence = "absence";
    public const string Study = "study";
    public const string Judgement = "judgement";
    public const string Schedule = "schedule";
    public const string SettingValues = "setting-values";
    public const string Proposal = "proposal";
    public const string VersionComment = "version-comment";
    public const string ApiKey = "api-key";
    public const string Webhook = "webhook";
    public const string Connection = "connection";
    public const string SignInGroup = "sign-in-group";
    public const string CaseType = "case-type";
    public const string Term = "term";
    public const string Golden = "golden";
    public const string Hold = "hold";
    public const string Periods = "retention-periods";
    public const string Consent = "consent";
    public const string Compliance = "compliance";
    public const string DataFields = "data-fields";
    public const string EmbedParents = "embed-parents";
    public const string Lending = "lending";
    public const string ApprovedFields = "approved-fields";
    public const string ImportPlan = "import-plan";
    public const string Mined = "mined";

    /// <summary>The name for the choices beside a form's text.</summary>
    public static string ChoicesOf(string form) => form + Choice;

    /// <summary>The form that choices belong to; any other form itself.</summary>
    public static string FormOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(Choice, StringComparison.Ordinal) ? name[..^Choice.Length] : name;
    }
}
