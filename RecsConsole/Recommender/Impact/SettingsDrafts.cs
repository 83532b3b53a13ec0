using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
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
            .Proposals.Where(row => row.Id == id && row.Kind == ProposalKind.SettingsChange)
            .Select(row => row.ContentJson)
            .FirstOrDefaultAsync(cancellationToken);
        var inForce = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        return json is null ? null : new(ImpactFacts.Of(inForce.Part), ImpactFacts.Of(Parse(json).Part));
    }

    private static TenantConfiguration Parse(string json)
    {
        try
        {
            return CanonicalJson.Deserialize<TenantConfiguration>(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The proposed settings cannot be read.", e);
        }
    }
}
