using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Impact;

/// <summary>Proposed settings against those in force.</summary>
internal static class SettingsDrafts
{
    /// <exception cref="InvalidDataException">Another version of this program wrote the proposal.</exception>
    public static async Task<ImpactDraft?> ReadAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(subject.Key, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var json = await db
            .Proposals.Where(row => row.Id == id && row.Kind == ProposalKind.SettingsChange && row.Subject == "")
            .Select(row => row.ContentJson)
            .FirstOrDefaultAsync(cancellationToken);
        if (json is null)
        {
            return null;
        }

        var inForce = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var proposed = TenantConfiguration.FromJson(json) ?? throw new InvalidDataException("The proposed settings cannot be read.");
        return new(ImpactFacts.Of(TenantFactsReader.ServedPart(inForce)), ImpactFacts.Of(TenantFactsReader.ServedPart(proposed)));
    }
}
