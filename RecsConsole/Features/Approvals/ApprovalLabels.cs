using RecsConsole.Components.Badges;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Approvals.Detail;

namespace RecsConsole.Features.Approvals;

/// <summary>Display texts of requests.</summary>
public static class ApprovalLabels
{
    /// <summary>"Approved", "Lapsed".</summary>
    public static string Status(ApprovalStatus status) =>
        status switch
        {
            ApprovalStatus.Pending => Texts.Waiting,
            ApprovalStatus.Approved => Texts.StatusApproved,
            ApprovalStatus.Rejected => Texts.StatusRejected,
            ApprovalStatus.Withdrawn => Texts.StatusWithdrawn,
            _ => Texts.StatusLapsed,
        };

    public static TagTone Tone(ApprovalStatus status) =>
        status switch
        {
            ApprovalStatus.Approved => TagTone.Done,
            ApprovalStatus.Rejected => TagTone.Late,
            ApprovalStatus.Pending => TagTone.Soon,
            _ => TagTone.Plain,
        };

    public static BadgeLevel Risk(ActionRiskLevel risk) =>
        risk switch
        {
            ActionRiskLevel.Low => BadgeLevel.Low,
            ActionRiskLevel.Medium => BadgeLevel.Medium,
            _ => BadgeLevel.High,
        };

    /// <summary>Who must approve, as a sentence.</summary>
    public static string Path(string role) => role is ConsoleRole.Sales ? Texts.PathSales : Texts.PathSupervisor;

    /// <summary>"a supervisor", "somebody from sales".</summary>
    public static string Approver(string role) => role is ConsoleRole.Sales ? Texts.SomebodyFromSales : Texts.ASupervisor;

    public static string CaseAddress(string caseKey) => "/cases/" + Uri.EscapeDataString(caseKey);
}
