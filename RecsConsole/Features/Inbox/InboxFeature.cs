using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Inbox.Mailing;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.Inbox;

/// <summary>Notifications to a person: questions, answers, decisions on their requests, reassigned cases. Casework writes them.</summary>
public static class InboxFeature
{
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.TryAddSingleton<OperationScopeFactory>();
        services.AddScoped<ReadInbox>();
        services.AddScoped<ReadBell>();
        services.AddScoped<MarkInboxItem>();
        services.AddScoped<MarkInboxRead>();
        services.AddScoped<AnswerQuestion>();
        services.TryAddSingleton<PlainMail>();
        services.AddScoped<MailUnread>();
        services.AddTenantJob<MailUnreadJob>(MailUnreadJob.Info);
        services.AddSingleton(new TopBarPart(typeof(InboxBell), Order: 70));
        return services;
    }
}
