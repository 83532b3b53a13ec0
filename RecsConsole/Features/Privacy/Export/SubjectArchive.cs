using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata;
using RecsConsole.Database;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>
/// Writes an export as a zip file with two JSON files: data.json with rows and references, and receipt.json with what was exported, by whom
/// and when, and the hash of data.json.
/// </summary>
internal static class SubjectArchive
{
    /// <summary>The form of data.json; a change of it gets the next number.</summary>
    private const int Format = 1;

    private const string DataFile = "data.json";
    private const int FlushAtBytes = 256 * 1024;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes the zip file row by row; returns the SHA-256 of data.json.</summary>
    public static async Task<string> WriteAsync(
        Stream target,
        ConsoleDbContext db,
        SubjectContent content,
        CancellationToken cancellationToken
    )
    {
        await using var archive = await ZipArchive.CreateAsync(
            target,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancellationToken
        );
        using var sha = SHA256.Create();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await using (var entry = await archive.CreateEntry(DataFile).OpenAsync(cancellationToken))
        await using (var hashed = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            await WriteDataAsync(hashed, db.Model, content, counts, cancellationToken);
        }

        var hash = Convert.ToHexStringLower(sha.Hash!);
        var receipt = new
        {
            Format,
            content.Subject,
            content.At,
            content.By,
            Rows = counts,
            References = content.References.Sum(each => each.Count),
            File = DataFile,
            Sha256 = hash,
        };
        await using var last = await archive.CreateEntry("receipt.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(last, receipt, s_json, cancellationToken);
        return hash;
    }

    private static async Task WriteDataAsync(
        Stream target,
        IReadOnlyModel model,
        SubjectContent content,
        Dictionary<string, int> counts,
        CancellationToken cancellationToken
    )
    {
        await using var json = new Utf8JsonWriter(target, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        Write(json, "subject", content.Subject);
        Write(json, "at", content.At);
        json.WriteStartObject("rows");
        foreach (var table in content.Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            counts[table.Name] = 0;
            json.WriteStartArray(table.Name);
            await foreach (var row in table.Rows.WithCancellation(cancellationToken))
            {
                JsonSerializer.Serialize(json, ValuesOf(model, row), s_json);
                counts[table.Name]++;
                if (json.BytesPending > FlushAtBytes)
                {
                    await json.FlushAsync(cancellationToken);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        Write(json, "references", content.References);
        Write(json, "signIn", content.SignIn);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, s_json);
    }

    // the columns as the model reads them: personal ones decrypted, the tenant's id left out
    private static Dictionary<string, object?> ValuesOf(IReadOnlyModel model, object row) =>
        model
            .FindEntityType(row.GetType())!
            .GetProperties()
            .Where(column => column.PropertyInfo is not null && column.Name is not nameof(ITenantOwned.TenantId))
            .ToDictionary(column => column.Name, column => column.PropertyInfo!.GetValue(row), StringComparer.Ordinal);
}

/// <summary>What an export contains.</summary>
/// <param name="By">Who exported it.</param>
/// <param name="SignIn">The account with which a person signs in; null for a customer, or without one.</param>
internal sealed record SubjectContent(
    ExportedSubject Subject,
    DateTimeOffset At,
    Guid? By,
    IReadOnlyList<SubjectTable> Tables,
    IReadOnlyList<SubjectReference> References,
    ExportedSignIn? SignIn
);

/// <summary>Rows of a table, read while they are written: all of them may not fit into memory.</summary>
internal sealed record SubjectTable(string Name, IAsyncEnumerable<object> Rows);

/// <summary>Whose data it is.</summary>
internal sealed record ExportedSubject(string Kind, string Key);

/// <summary>The account of a person, without password and keys.</summary>
internal sealed record ExportedSignIn(
    string? Email,
    bool HasSecondFactor,
    IReadOnlyList<ExportedSession> Sessions,
    IReadOnlyList<string?> Passkeys
);

/// <summary>A session in this tenant.</summary>
internal sealed record ExportedSession(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Browser);
