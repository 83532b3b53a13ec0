using RecsConsole.Components.Badges;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Approvals.Detail;

namespace RecsConsole.Features.Approvals;

/// <summary>Requests as people read them.</summary>
public static class ApprovalLabels
{
    /// <summary>"Approved", "Lapsed".</summary>
    public static string Status(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status is ApprovalStatus.Pending ? "Waiting" : char.ToUpperInvariant(status[0]) + status[1..];
    }

    public static TagTone Tone(string status) =>
        status switch
        {
            ApprovalStatus.Approved => TagTone.Done,
            ApprovalStatus.Rejected => TagTone.Late,
            ApprovalStatus.Pending => TagTone.Soon,
            _ => TagTone.Plain,
        };

    public static BadgeLevel Risk(string risk) =>
        risk switch
        {
            "low" => BadgeLevel.Low,
            "medium" => BadgeLevel.Medium,
            _ => BadgeLevel.High, // what nobody knows is treated as the worst
        };

    /// <summary>Who must approve, as a sentence.</summary>
    public static string Path(string role) =>
        role is ConsoleRole.Sales
            ? "It changes a price or an offer, so somebody from sales must approve it."
            : "It is of high risk, so a supervisor must approve it.";

    /// <summary>"a supervisor", "somebody from sales".</summary>
    public static string Approver(string role) => role is ConsoleRole.Sales ? "somebody from sales" : "a supervisor";

    public static string CaseAddress(string caseKey) => "/cases/" + Uri.EscapeDataString(caseKey);
}
