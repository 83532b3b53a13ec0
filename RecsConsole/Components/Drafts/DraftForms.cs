namespace RecsConsole.Components.Drafts;

/// <summary>The forms whose unsent input is saved.</summary>
public static class DraftForms
{
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
}
