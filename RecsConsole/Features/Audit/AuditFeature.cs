using RecsConsole.Features.Audit.Detail;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit;

/// <summary>The audit trail: reading, searching, verifying and exporting.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped<VerifyAudit>();
        services.AddScoped<TrailAlarm>();
        services.AddScoped<ListAudit>();
        services.AddScoped<ReadAuditEntry>();
        services.AddScoped<ReadAuditState>();
        services.AddScoped<RequestVerification>();
        services.AddScoped<ExportAudit>();
        services.AddTenantJob<AuditVerificationJob>(AuditVerificationJob.Info);
        return services;
    }
}
