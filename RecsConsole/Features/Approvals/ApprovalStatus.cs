namespace RecsConsole.Features.Approvals;

/// <summary>States of a request, as they are stored.</summary>
internal static class ApprovalStatus
{
    public const string Pending = Casework.Approvals.ApprovalLapse.Pending;
    public const string Lapsed = Casework.Approvals.ApprovalLapse.Lapsed;
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";
}
