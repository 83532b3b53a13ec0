using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Impact;

/// <summary>Settings that are written or proposed, against those in force.</summary>
internal static class SettingsDrafts
{
    /// <exception cref="InvalidDataException">Another version of this program wrote the proposal.</exception>
    public static async Task<ImpactDraft?> ReadAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        var sent = subject.Content is { } typed
            ? new SentSettings(typed, IsTimed: false)
            : await SentAsync(db, subject.Key, cancellationToken);
        if (sent is null)
        {
            return null;
        }

        var inForce = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var proposed = TenantConfiguration.FromJson(sent.Json) ?? throw new InvalidDataException("The proposed settings cannot be read.");
        // what waits for its time comes on top of what pages of their own changed meanwhile
        var after = sent.IsTimed ? proposed.WithOthersOf(inForce, inForce.Version + 1) : proposed;
        return new(ImpactFacts.Of(TenantFactsReader.ServedPart(inForce)), ImpactFacts.Of(TenantFactsReader.ServedPart(after)));
    }

    private static async Task<SentSettings?> SentAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        Guid.TryParse(key, CultureInfo.InvariantCulture, out var id)
            ? await db
                .Proposals.Where(row => row.Id == id && row.Kind == ProposalKind.SettingsChange && row.Subject == "")
                .Select(row => new SentSettings(row.ContentJson, row.BeginsAt != null))
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    private sealed record SentSettings(string Json, bool IsTimed);
}
