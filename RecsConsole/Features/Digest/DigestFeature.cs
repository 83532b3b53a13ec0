using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.Digest;

/// <summary>The daily digest: a mail to those who want it.</summary>
public static class DigestFeature
{
    public static IServiceCollection AddDigest(this IServiceCollection services)
    {
        services.TryAddSingleton<OperationScopeFactory>();
        services.TryAddSingleton<PlainMail>();
        services.AddScoped<SendDigests>();
        services.AddTenantJob<SendDigestsJob>(SendDigestsJob.Info);
        return services;
    }
}
