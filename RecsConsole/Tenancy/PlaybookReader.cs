using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy;

/// <summary>Reads the tenant's playbooks. A playbook that cannot be parsed is logged and left out; the others remain.</summary>
public sealed partial class PlaybookReader(ILogger<PlaybookReader> logger)
{
    /// <summary>The newest published version of each playbook, by key.</summary>
    public async Task<IReadOnlyList<TitledPlaybook>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Playbooks.AsNoTracking().Published().ToListAsync(cancellationToken);
        var playbooks = new List<TitledPlaybook>();
        foreach (var row in rows.NewestOfEach(row => row.Key, row => row.Version).OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            try
            {
                playbooks.Add(new(row.Title, Parse(row.Key, row.Version, row.DefinitionJson)));
            }
            catch (InvalidDataException e)
            {
                LogRefused(e, row.TenantId, row.Key, row.Version);
            }
        }

        return playbooks;
    }

    /// <summary>The title of each playbook by key.</summary>
    public static IReadOnlyDictionary<string, string> TitlesOf(IReadOnlyList<TitledPlaybook> playbooks) =>
        playbooks.ToDictionary(each => each.Facts.Key, each => each.Title, StringComparer.Ordinal);

    /// <summary>A playbook as JSON, in the form its row stores.</summary>
    public static string ToJson(PlaybookFacts playbook) => Encoding.UTF8.GetString(CanonicalJson.Serialize(playbook));

    /// <summary>A playbook from the definition of its row.</summary>
    /// <exception cref="InvalidDataException">
    /// The row does not contain a playbook, or a condition is invalid; the message says where.
    /// </exception>
    public static PlaybookFacts Parse(string key, int version, string json)
    {
        try
        {
            var playbook = CanonicalJson.Deserialize<PlaybookFacts>(Encoding.UTF8.GetBytes(json));
            var problems = playbook.Problems().ToList();
            return problems.Count == 0
                ? playbook with
                {
                    Key = key,
                    Version = version,
                }
                : throw new InvalidDataException(string.Join("; ", problems));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Playbook '{key}', version {version}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "Playbook {Playbook} version {Version} of {TenantId} is left out")]
    private partial void LogRefused(Exception exception, Guid tenantId, string playbook, int version);
}

/// <summary>A playbook with its title.</summary>
public sealed record TitledPlaybook(string Title, PlaybookFacts Facts);
