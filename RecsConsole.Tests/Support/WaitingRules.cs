using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>The one change of rules that waits for a second person.</summary>
internal static class WaitingRules
{
    public static async Task<SettingsProposal> ReadRulesAsync(this TestDatabase database, Actor second)
    {
        using var scope = database.Services.CreateScope();
        var id = await WaitingAsync(database, second);
        var read = await scope
            .ServiceProvider.GetRequiredService<ReadSettingsChange>()
            .RunAsync(second, id, TestContext.Current.CancellationToken);
        return read.Value ?? throw new InvalidOperationException(read.Error!.Message);
    }

    public static async Task<Result<string>> PublishRulesAsync(this TestDatabase database, Actor second)
    {
        var change = await database.ReadRulesAsync(second);
        using var scope = database.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<PublishSettings>()
            .RunAsync(second, new(new(change.Id, change.Revision), null), TestContext.Current.CancellationToken);
    }

    private static async Task<Guid> WaitingAsync(TestDatabase database, Actor second)
    {
        await using var db = database.Open();
        db.BindTo(second.TenantId);
        return await db
            .Proposals.Where(row => row.Status == VersionStatus.InReview)
            .Select(row => row.Id)
            .SingleAsync(TestContext.Current.CancellationToken);
    }
}
