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

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes the zip file; returns the SHA-256 of data.json.</summary>
    public static string Write(Stream target, ConsoleDbContext db, SubjectContent content)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var data = new
        {
            Format,
            content.Subject,
            content.At,
            Rows = content.Rows.ToDictionary(
                table => table.Key,
                table => table.Value.Select(row => ValuesOf(db.Model, row)).ToList(),
                StringComparer.Ordinal
            ),
            content.References,
            content.SignIn,
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(data, s_json);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Add(archive, "data.json", bytes);
        var receipt = new
        {
            Format,
            content.Subject,
            content.At,
            content.By,
            Rows = content.Rows.ToDictionary(table => table.Key, table => table.Value.Count, StringComparer.Ordinal),
            References = content.References.Sum(each => each.Count),
            File = "data.json",
            Sha256 = hash,
        };
        Add(archive, "receipt.json", JsonSerializer.SerializeToUtf8Bytes(receipt, s_json));
        return hash;
    }

    // the columns as the model reads them: personal ones decrypted, the tenant's id left out
    private static Dictionary<string, object?> ValuesOf(IReadOnlyModel model, object row) =>
        model
            .FindEntityType(row.GetType())!
            .GetProperties()
            .Where(column => column.PropertyInfo is not null && column.Name is not nameof(ITenantOwned.TenantId))
            .ToDictionary(column => column.Name, column => column.PropertyInfo!.GetValue(row), StringComparer.Ordinal);

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}

/// <summary>What an export contains.</summary>
/// <param name="By">Who exported it.</param>
/// <param name="SignIn">The account with which a person signs in; null for a customer, or without one.</param>
internal sealed record SubjectContent(
    ExportedSubject Subject,
    DateTimeOffset At,
    Guid? By,
    IReadOnlyDictionary<string, IReadOnlyList<object>> Rows,
    IReadOnlyList<SubjectReference> References,
    ExportedSignIn? SignIn
);

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
