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
        var json = subject.Content ?? await SentAsync(db, subject.Key, cancellationToken);
        if (json is null)
        {
            return null;
        }

        var inForce = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var proposed = TenantConfiguration.FromJson(json) ?? throw new InvalidDataException("The proposed settings cannot be read.");
        return new(ImpactFacts.Of(TenantFactsReader.ServedPart(inForce)), ImpactFacts.Of(TenantFactsReader.ServedPart(proposed)));
    }

    private static async Task<string?> SentAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        Guid.TryParse(key, CultureInfo.InvariantCulture, out var id)
            ? await db
                .Proposals.Where(row => row.Id == id && row.Kind == ProposalKind.SettingsChange && row.Subject == "")
                .Select(row => row.ContentJson)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
}
