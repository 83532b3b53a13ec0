using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;

namespace RecsConsole.Features.Approvals;

/// <summary>A second person decides about high-risk actions.</summary>
public static class ApprovalsFeature
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton<ApprovalSweep>();
        services.AddSingleton<ListApprovals>();
        services.AddSingleton<ReadApproval>();
        services.AddSingleton<DecideApproval>();
        services.AddSingleton<WithdrawApproval>();
        services.AddSingleton<ListPendingOfCase>();
        return services;
    }
}
