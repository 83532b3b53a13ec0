using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Conversation.Attachments;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Features.Conversation.Sending;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Conversation;

/// <summary>The conversation with the customer of a case.</summary>
public static class ConversationFeature
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddUploadScan().TryAddSingleton<OutgoingCheck>();
        services.AddSingleton<CustomerMessages>();
        services.AddSingleton<ProposeReply>();
        services.AddScoped<SaveQuote>();
        services.AddSingleton<SendReply>();
        services.AddSingleton<RecordMessage>();
        services.AddSingleton<ReceiveMail>();
        services.AddSingleton<RetryMessage>();
        services.AddSingleton<ReadAttachment>();
        services.AddSingleton<DeliverMessages>();
        services.AddSingleton<MailLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<MailLoop>());
        return services;
    }

    /// <summary>Downloads of attachments.</summary>
    public static WebApplication MapConversation(this WebApplication app) => app.MapAttachments();
}
