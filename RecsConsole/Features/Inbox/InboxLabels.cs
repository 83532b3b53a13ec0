using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Linked;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Features.Inbox.Items;

namespace RecsConsole.Features.Inbox;

/// <summary>Texts and icons of items.</summary>
internal static class InboxLabels
{
    /// <summary>What happened, in one line.</summary>
    public static string Title(InboxLine line) =>
        line switch
        {
            { IsHidden: true } => Texts.Hidden,
            { Kind: InboxKind.Asked } => Texts.AsksYou.With(line.From, line.CaseKey),
            { Kind: InboxKind.Answered } => Texts.AnsweredYou.With(line.From, line.CaseKey),
            { Kind: InboxKind.Mentioned } => Texts.MentionedYou.With(line.From, line.CaseKey),
            { Kind: InboxKind.Informed } => Texts.InformedYou.With(line.From, line.About, line.CaseKey),
            { Kind: InboxKind.ToApprove } => Texts.ToApproveTitle.With(line.From, line.About, line.CaseKey),
            { Kind: InboxKind.Approved } => Texts.ApprovedTitle.With(line.About, line.CaseKey),
            { Kind: InboxKind.Rejected } => Texts.RejectedTitle.With(line.About, line.CaseKey),
            { Kind: InboxKind.Lapsed } => Texts.LapsedTitle.With(line.About, line.CaseKey),
            { Kind: InboxKind.Escalated } => Texts.EscalatedTitle.With(line.About, line.CaseKey),
            { Kind: InboxKind.Taken } => Texts.TakenTitle.With(line.CaseKey),
            { Kind: InboxKind.Given } => Texts.GivenTitle.With(line.CaseKey),
            { Kind: InboxKind.Written, About: CustomerMessages.OpenedAgain } => Texts.WrittenAndOpenedTitle.With(line.CaseKey),
            { Kind: InboxKind.Written, About: CustomerMessages.StaysOver } => Texts.WrittenOnOverTitle.With(line.CaseKey),
            { Kind: InboxKind.Written, About: CustomerMessages.MayMove } => Texts.WrittenAndMayMoveTitle.With(line.CaseKey),
            { Kind: InboxKind.Written } => Texts.WrittenTitle.With(line.CaseKey),
            { Kind: InboxKind.NotSent } => Texts.NotSentTitle.With(line.CaseKey),
            { Kind: InboxKind.NotCarried } => NotCarriedTitle(line),
            { Kind: InboxKind.TicketGone } => Texts.TicketGoneTitle.With(line.CaseKey),
            { Kind: InboxKind.WebhookFailed } => Texts.WebhookFailedTitle,
            { Kind: InboxKind.FigureAlarm } => Texts.FigureAlarmTitle,
            { Kind: InboxKind.ToPublish } => Texts.ToPublishTitle.With(line.About, line.Version?.Version),
            { Kind: InboxKind.SentBack } => Texts.SentBackTitle.With(line.About, line.Version?.Version),
            { Kind: InboxKind.ErasureDone } => Texts.ErasureDoneTitle,
            { Kind: InboxKind.Reported } => Texts.ReportedTitle.With(line.About),
            { Kind: InboxKind.ReportFixed } => Texts.ReportFixedTitle.With(line.About),
            { Kind: InboxKind.ReportRejected } => Texts.ReportRejectedTitle.With(line.About),
            { Kind: InboxKind.RuleReported } => Texts.RuleReportedTitle.With(line.About),
            { Kind: InboxKind.RuleChanged } => Texts.RuleChangedTitle.With(line.About),
            { Kind: InboxKind.RuleKept } => Texts.RuleNotChangedTitle.With(line.About),
            { Kind: InboxKind.RightsFixed } => Texts.RightsFixedTitle.With(line.CaseKey),
            { Kind: InboxKind.RightsKept } => Texts.MayBeShownTitle.With(line.CaseKey),
            { Kind: InboxKind.SlaAtRisk, About: SlaNews.Late } => Texts.SlaLateTitle.With(line.CaseKey),
            { Kind: InboxKind.SlaAtRisk } => Texts.SlaSoonTitle.With(line.CaseKey),
            { Kind: InboxKind.LookAgain } => Texts.LookAgainTitle.With(line.CaseKey),
            { Kind: InboxKind.RequiredDeclined } => Texts.RequiredDeclinedTitle.With(line.About, line.CaseKey),
            _ => TopicTitle(line),
        };

    private static string TopicTitle(InboxLine line) =>
        line.Kind switch
        {
            InboxKind.ModelProposed => Texts.ModelProposedTitle.With(line.About),
            InboxKind.ModelRejected => Texts.ModelRejectedTitle.With(line.About),
            InboxKind.AlertRaised => Texts.AlertRaisedTitle.With(line.About),
            InboxKind.JobFailed => Texts.JobFailedTitle.With(line.About),
            InboxKind.Disagreed => Texts.DisagreedTitle.With(line.About),
            _ => Texts.OtherTitle.With(line.CaseKey),
        };

    private static string NotCarriedTitle(InboxLine line) =>
        line.About switch
        {
            RemoteEvents.OwnerUnknown => Texts.AssigneeUnknownTitle.With(line.CaseKey),
            RemoteEvents.OwnerOvertaken => Texts.AssigneeOvertakenTitle.With(line.CaseKey),
            RemoteEvents.NoteRefused => Texts.NoteRefusedTitle.With(line.CaseKey),
            RemoteEvents.OwnerRefused or RemoteEvents.OwnerRefusedAndKept => Texts.AssigneeRefusedTitle.With(line.CaseKey),
            _ => Texts.StepNotAcceptedTitle.With(line.CaseKey),
        };

    /// <summary>The text of the item, or who did it; null when the title says it all.</summary>
    public static string? Detail(InboxLine line) =>
        line switch
        {
            { IsHidden: true } => Texts.HiddenHelp,
            { Kind: InboxKind.FigureAlarm, Text: { } text } => text,
            { Kind: InboxKind.Taken, Text: { } text } when NewHolder(line) is { } holder => Texts.QuotedFrom.With(holder, text),
            { Text: { } text } => IsOfPeople(line.Kind) || line.From is null
                ? Texts.Quoted.With(text)
                : Texts.QuotedFrom.With(line.From, text),
            { Kind: InboxKind.Taken } when NewHolder(line) is { } holder => holder,
            { Kind: InboxKind.SlaAtRisk } => SlaDetail(line.About),
            { Kind: InboxKind.LookAgain } => Texts.LookAgainHelp,
            { Kind: InboxKind.Escalated } => Texts.EscalatedHelp,
            { Kind: InboxKind.Informed } => null, // the title says who
            { From: { } from } => Texts.By.With(from),
            _ => null,
        };

    /// <summary>Who has the case that was taken from the reader; null for other kinds, and when nobody has it.</summary>
    public static string? NewHolder(InboxLine line) =>
        line switch
        {
            { Kind: InboxKind.Taken, From: { } from, About: { } now } when string.Equals(from, now, StringComparison.Ordinal) =>
                Texts.HasItNow.With(now),
            { Kind: InboxKind.Taken, From: { } from, About: { } now } => Texts.GaveItTo.With(from, now),
            _ => null,
        };

    private static string SlaDetail(string? why) =>
        why switch
        {
            SlaNews.Late => Texts.SlaLateHelp,
            SlaNews.Nobody => Texts.SlaNobodyHelp,
            _ => Texts.SlaSoonHelp,
        };

    /// <summary>The announcement of an item that arrives while somebody works.</summary>
    public static string News(InboxLine line) => Detail(line) is { } detail ? Texts.News.With(Title(line), detail) : Title(line);

    /// <summary>URL of the item's page; null when there is no such page any more.</summary>
    public static string? Address(InboxLine line) =>
        line switch
        {
            { RequestId: { } request } => $"/approvals?request={request:D}",
            { CaseKey: { } key } => "/cases/" + Uri.EscapeDataString(key),
            { Kind: InboxKind.Reported, IsHidden: false } => "/admin/documents/reports",
            { Kind: InboxKind.RuleReported, IsHidden: false } => "/admin/actions/said",
            { Kind: InboxKind.WebhookFailed } => "/admin/webhooks",
            { Kind: InboxKind.FigureAlarm } => "/insights",
            { Kind: InboxKind.ModelProposed or InboxKind.ModelRejected, Target: { } model } => "/models/" + Uri.EscapeDataString(model),
            { Kind: InboxKind.AlertRaised, Target: { } alert } => "/audit/alerts?alert=" + alert,
            { Kind: InboxKind.JobFailed, Target: { } run } => "/jobs?run=" + run,
            { Kind: InboxKind.Disagreed, Target: { } study } => "/review/studies/" + study,
            { Version: (VersionNews.ErasureNoun, _, _) } => "/admin/privacy",
            { Version: var (noun, key, _) } => $"/admin/{ListOf(noun)}/{Uri.EscapeDataString(key)}",
            { DocumentKey: { } key } => "/documents/" + Uri.EscapeDataString(key),
            _ => null,
        };

    private static string ListOf(string noun) =>
        noun switch
        {
            "policy" => "policies",
            "service_level" => "service-levels",
            VersionNews.SettingsNoun => "tenant/changes",
            _ => noun + "s",
        };

    public static string Open(InboxLine line) =>
        line switch
        {
            { RequestId: not null } => Texts.OpenTheRequest,
            { CaseKey: not null } => Texts.OpenTheCase,
            { Kind: InboxKind.Reported } => Texts.OpenTheReports,
            { Kind: InboxKind.RuleReported } => Texts.OpenFeedbackOnActions,
            { Kind: InboxKind.WebhookFailed } => Texts.OpenTheWebhooks,
            { Kind: InboxKind.FigureAlarm } => Texts.OpenTheInsights,
            { Kind: InboxKind.ModelProposed or InboxKind.ModelRejected } => Texts.OpenTheModel,
            { Kind: InboxKind.AlertRaised } => Texts.OpenTheAlert,
            { Kind: InboxKind.JobFailed } => Texts.OpenTheRun,
            { Kind: InboxKind.Disagreed } => Texts.OpenTheStudy,
            { Version: (VersionNews.ErasureNoun, _, _) } => Texts.OpenTheErasures,
            { Version: not null } => Texts.OpenTheVersion,
            _ => Texts.OpenTheDocument,
        };

    /// <summary>Whether a person speaks: then their initials are shown, otherwise the icon of the event.</summary>
    public static bool IsOfPeople(InboxKind kind) =>
        kind is InboxKind.Asked or InboxKind.Answered or InboxKind.Mentioned or InboxKind.Informed or InboxKind.ToApprove;

    public static string Tone(InboxKind kind) =>
        kind switch
        {
            InboxKind.Approved or InboxKind.ReportFixed or InboxKind.RuleChanged or InboxKind.RightsFixed or InboxKind.ErasureDone =>
                "done",
            InboxKind.Rejected
            or InboxKind.ReportRejected
            or InboxKind.NotSent
            or InboxKind.NotCarried
            or InboxKind.TicketGone
            or InboxKind.WebhookFailed
            or InboxKind.SentBack
            or InboxKind.ModelRejected
            or InboxKind.AlertRaised
            or InboxKind.JobFailed => "late",
            InboxKind.Lapsed
            or InboxKind.Escalated
            or InboxKind.SlaAtRisk
            or InboxKind.LookAgain
            or InboxKind.FigureAlarm
            or InboxKind.RequiredDeclined
            or InboxKind.ToPublish
            or InboxKind.ModelProposed
            or InboxKind.Disagreed => "soon",
            _ => "",
        };

    /// <summary>SVG path of a line icon on a 24 by 24 grid.</summary>
    public static string Icon(InboxKind kind) =>
        kind switch
        {
            InboxKind.Approved or InboxKind.ReportFixed or InboxKind.RuleChanged or InboxKind.RightsFixed or InboxKind.ErasureDone =>
                "M5 12.500l4.500 4.500L19 7.500",
            InboxKind.Rejected
            or InboxKind.ReportRejected
            or InboxKind.NotSent
            or InboxKind.NotCarried
            or InboxKind.TicketGone
            or InboxKind.WebhookFailed
            or InboxKind.ModelRejected
            or InboxKind.JobFailed => "M6 6l12 12M18 6 6 18",
            InboxKind.AlertRaised => "M6 21V4h11l-2.500 4L17 12H6",
            InboxKind.Lapsed or InboxKind.Escalated or InboxKind.SlaAtRisk or InboxKind.LookAgain or InboxKind.FigureAlarm =>
                "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17M12 7.500V12l3 2",
            InboxKind.Written => "M3.500 6h17v12h-17zM4 6.500l8 6.500 8-6.500",
            InboxKind.Taken or InboxKind.Given => "M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4",
            _ => "M6 3.500h8l4 4V20.500H6zM14 3.500V8h4",
        };

    /// <summary>The day as a heading: Today, Yesterday, 17 Nov.</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo? zone) =>
        InstantLabels.DayOf(at, now, zone) switch
        {
            "today" => Texts.Today,
            "yesterday" => Texts.Yesterday,
            var day => day,
        };
}
