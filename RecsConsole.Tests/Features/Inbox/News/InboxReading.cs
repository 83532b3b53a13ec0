using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox.News;

/// <summary>Reads a person's inbox as its page does.</summary>
internal static class InboxReading
{
    public static async Task<IReadOnlyList<InboxLine>> ReadInboxAsync(this TestDatabase database, Actor actor)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var read = await scope
            .ServiceProvider.GetRequiredService<ReadInbox>()
            .RunAsync(actor, new(), TestContext.Current.CancellationToken);
        return read.Value?.Lines ?? throw new InvalidOperationException(read.Error!.Message);
    }

    public static async Task ShouldHaveNoNewsAsync(this TestDatabase database, params Actor[] actors)
    {
        foreach (var actor in actors)
        {
            (await database.ReadInboxAsync(actor)).ShouldBeEmpty();
        }
    }
}
