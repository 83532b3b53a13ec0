using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Work;

/// <summary>Texts and icons of waiting items.</summary>
internal static class WorkLabels
{
    /// <summary>"Alerts 2", for a view of the list.</summary>
    public static string Tab(WaitingKind kind, int count) =>
        kind switch
        {
            WaitingKind.Publish => Texts.PublishTab,
            WaitingKind.Revise => Texts.ReviseTab,
            WaitingKind.Promote => Texts.PromoteTab,
            WaitingKind.Approve => Texts.ApproveTab,
            WaitingKind.Alert => Texts.AlertTab,
            WaitingKind.Failure => Texts.FailureTab,
            WaitingKind.Report => Texts.ReportTab,
            WaitingKind.Study => Texts.StudyTab,
            _ => Texts.ExpiryTab,
        } + $" {count}";

    /// <summary>What the list is for, shown when it is empty.</summary>
    public static string PurposeOf(WaitingKind kind) =>
        kind switch
        {
            WaitingKind.Publish => Texts.PublishDescription,
            WaitingKind.Revise => Texts.ReviseDescription,
            WaitingKind.Promote => Texts.PromoteDescription,
            WaitingKind.Approve => Texts.ApproveDescription,
            WaitingKind.Alert => Texts.AlertDescription,
            WaitingKind.Failure => Texts.FailureDescription,
            WaitingKind.Report => Texts.ReportDescription,
            WaitingKind.Study => Texts.StudyDescription,
            _ => Texts.ExpiryDescription,
        };

    /// <summary>Label of the link.</summary>
    public static string Do(WaitingKind kind) =>
        kind switch
        {
            WaitingKind.Publish or WaitingKind.Promote or WaitingKind.Approve => Texts.ReadAndDecide,
            WaitingKind.Revise => Texts.WriteItAgain,
            WaitingKind.Alert => Texts.LookAtIt,
            WaitingKind.Failure => Texts.SeeWhatFailed,
            WaitingKind.Report => Texts.Answer,
            WaitingKind.Study => Texts.GoToTheStudy,
            _ => Texts.GoThroughThem,
        };

    /// <summary>"waiting 2 d", "due 24 Nov", "was due yesterday".</summary>
    public static string When(WaitingItem item, DateTimeOffset now, TimeZoneInfo? zone) =>
        item.Due is { } due
            ? WhenDue(due, now, InstantLabels.DayOf(due, now, zone))
            : Texts.Waits.With(DurationLabels.Of(now > item.Since ? now - item.Since : TimeSpan.Zero));

    private static string WhenDue(DateTimeOffset due, DateTimeOffset now, string day) =>
        due > now ? Texts.DueOn.With(day) : Texts.WasDue.With(day);

    /// <summary>Colour of the urgency; the text says it as well.</summary>
    public static string Tone(WaitingItem item, DateTimeOffset now) =>
        item.Kind is WaitingKind.Alert or WaitingKind.Failure || item.Due < now ? "late"
        : item.Due is not null ? "soon"
        : "accent";

    /// <summary>Who could do the item instead of the reader; null when nobody could.</summary>
    public static string? Second(WorkLine line) => line.Others.Count == 0 ? null : Second(line.Item.Kind, PeopleLabels.Any(line.Others));

    private static string Second(WaitingKind kind, string names) =>
        kind switch
        {
            WaitingKind.Promote => Texts.OthersPromote.With(names),
            WaitingKind.Approve => Texts.OthersApprove.With(names),
            _ => Texts.OthersPublish.With(names),
        };

    /// <summary>SVG path of a line icon on a 24 by 24 grid.</summary>
    public static string Icon(WaitingKind kind) =>
        kind switch
        {
            WaitingKind.Publish or WaitingKind.Approve => "M5 12.500l4.500 4.500L19 7.500",
            WaitingKind.Revise => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
            WaitingKind.Promote => "M4 19h16M6 16v-4M10.500 16V8M15 16v-6M19.500 16V5",
            WaitingKind.Alert => "M6 21V4h11l-2.500 4L17 12H6",
            WaitingKind.Failure => "M6 6l12 12M18 6 6 18",
            WaitingKind.Report => "M6 3.500h8l4 4V20.500H6zM14 3.500V8h4",
            WaitingKind.Study => "M3.500 5h7v14h-7zM13.500 5h7v14h-7z",
            _ => "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17M12 7.500V12l3 2",
        };
}
