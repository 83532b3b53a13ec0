using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Features.Webhooks.Waiting;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Features.Webhooks;

/// <summary>Registers the services that send events to other systems.</summary>
public static class WebhooksFeature
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOutboundClient(WebhookClient.Client);
        services.TryAddSingleton<OutboundRegions>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton(new StoredSecret(typeof(WebhookRow), nameof(WebhookRow.Secret), WebhookSecrets.Purpose));
        services.AddSingleton(new StoredSecret(typeof(WebhookRow), nameof(WebhookRow.FormerSecret), WebhookSecrets.Purpose));
        services.AddSingleton<ListWebhooks>().AddSingleton<SaveWebhook>().AddSingleton<SwitchWebhook>().AddSingleton<DeleteWebhook>();
        services.AddSingleton<RotateWebhookSecret>().AddSingleton<SendTestEvent>().AddSingleton<RetryDelivery>();
        services.AddScoped<IWorkSource, GivenUpEvents>();
        services.AddScoped<QueueWaiting>().AddTenantJob<QueueWaitingJob>(QueueWaitingJob.Info);
        services.AddSingleton<SendWebhooks>();
        services.AddSingleton<WebhookLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookLoop>());
        return services;
    }
}
