using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>
/// Stores the file to be imported, one per tenant, in a folder that only the process may read: it is full of personal data, and is deleted
/// once imported. Processes that share jobs share the data folder.
/// </summary>
public sealed class UploadStore(DataFolder dataFolder, IOptions<CaseFileOptions> options)
{
    private const string Folder = "imports";
    private const string Notes = "upload.json";

    /// <summary>The file of the tenant; null when there is none.</summary>
    public UploadedFile? Read(Guid tenantId)
    {
        try
        {
            var notes = Path.Combine(FolderOf(tenantId), Notes);
            var upload = File.Exists(notes) ? JsonSerializer.Deserialize<UploadedFile>(File.ReadAllText(notes)) : null;
            return upload is not null && File.Exists(PathOf(tenantId, upload.Id)) ? upload : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null; // another upload is being stored right now, or the metadata was truncated: the file must be uploaded again
        }
    }

    /// <summary>The file of the tenant, if it is still the one the user has on the screen.</summary>
    public UploadedFile? Find(Guid tenantId, Guid id) => Read(tenantId) is { } upload && upload.Id == id ? upload : null;

    /// <summary>The bytes of a file, with the limits for reading them.</summary>
    internal LogSource SourceOf(Guid tenantId, UploadedFile upload) =>
        new(PathOf(tenantId, upload.Id), upload.Name)
        {
            MostBytes = options.Value.MostMegabytesUnpacked * 1024L * 1024L,
            MostRows = options.Value.MostRows,
        };

    // path of the bytes, existing or new
    private string PathOf(Guid tenantId, Guid id) => Path.Combine(FolderOf(tenantId), $"{id:N}.part");

    /// <summary>Creates the file for the bytes of an upload.</summary>
    public FileStream Create(Guid tenantId, Guid id)
    {
        dataFolder.PrivateFolder(Folder);
        dataFolder.PrivateFolder(Path.Combine(Folder, tenantId.ToString("N")));
        return new(PathOf(tenantId, id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Opens the bytes of an upload that is not kept yet.</summary>
    public FileStream Open(Guid tenantId, Guid id) => File.OpenRead(PathOf(tenantId, id));

    /// <summary>Makes this the file of the tenant, and removes any other.</summary>
    public void Keep(Guid tenantId, UploadedFile upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var folder = FolderOf(tenantId);
        var next = Path.Combine(folder, $"{Notes}.{Guid.NewGuid():N}");
        File.WriteAllText(next, JsonSerializer.Serialize(upload));
        File.Move(next, Path.Combine(folder, Notes), overwrite: true);
        var kept = PathOf(tenantId, upload.Id);
        foreach (var other in Directory.EnumerateFiles(folder, "*.part"))
        {
            if (!string.Equals(other, kept, StringComparison.Ordinal))
            {
                File.Delete(other);
            }
        }
    }

    /// <summary>Removes a partial upload that is not to be kept.</summary>
    public void Discard(Guid tenantId, Guid id) => File.Delete(PathOf(tenantId, id));

    /// <summary>Removes all stored files of the tenant.</summary>
    public void Remove(Guid tenantId)
    {
        if (Directory.Exists(FolderOf(tenantId)))
        {
            Directory.Delete(FolderOf(tenantId), recursive: true);
        }
    }

    private string FolderOf(Guid tenantId) => Path.Combine(dataFolder.In(Folder), tenantId.ToString("N"));
}
