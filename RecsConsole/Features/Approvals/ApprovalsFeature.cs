using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Approvals;

/// <summary>Approval of high-risk actions by a second person.</summary>
public static class ApprovalsFeature
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.TryAddSingleton<OutgoingCheck>();
        services.AddSingleton<ApprovalEscalation>();
        services.AddSingleton<EscalateApprovals>();
        services.AddTenantJob<ApprovalEscalationJob>(ApprovalEscalationJob.Info);
        services.AddSingleton<ApprovalSweep>();
        services.AddSingleton<ListApprovals>();
        services.AddScoped<IWorkSource, WaitingApprovals>();
        services.AddSingleton<ReadApproval>();
        services.AddSingleton<DecideApproval>();
        services.AddSingleton<WithdrawApproval>();
        services.AddSingleton<ListPendingOfCase>();
        return services;
    }
}
