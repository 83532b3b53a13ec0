using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit;

/// <summary>The audit trail, verified.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped<VerifyAudit>();
        services.AddScoped<ITenantJob, AuditVerificationJob>();
        return services;
    }
}
