using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Proposals;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Features.Audit.Reports;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit;

/// <summary>The audit trail: reading, searching, verifying and exporting.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<GovernedChanges>();
        services.AddScoped<VerifyAudit>();
        services.AddScoped<TrailAlarm>();
        services.AddScoped<ListAudit>();
        services.AddScoped<ReadAuditEntry>();
        services.AddScoped<ReadAuditState>();
        services.AddScoped<RequestVerification>();
        services.AddScoped<ExportAudit>();
        services.AddScoped<ListAuditReports>().AddScoped<SaveAuditReport>().AddScoped<DeleteAuditReport>();
        services.AddTenantJob<AuditVerificationJob>(AuditVerificationJob.Info);
        return services;
    }
}
