using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Text;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Reads a tenant's embedding model and the vectors stored under it.</summary>
public sealed class SearchModels(EmbeddingEndpoint endpoint, ExternalCalls calls)
{
    /// <summary>The endpoint's model if the tenant uses it, else the tenant's newest basis; null while it has none.</summary>
    public async Task<SearchModel?> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await RemoteOfAsync(db, cancellationToken) is { } remote)
        {
            return remote;
        }

        var content = await db
            .SearchBases.AsNoTracking()
            .OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Version)
            .Select(row => row.Content)
            .FirstOrDefaultAsync(cancellationToken);
        return content is null ? null : SearchModel.From(ReadBasis(content));
    }

    /// <summary>The endpoint's model for a tenant whose texts may be sent there; null for all others.</summary>
    public async Task<SearchModel?> RemoteOfAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var tenant = await db
            .Tenants.Where(row => row.Id == db.TenantId)
            .Select(row => new { row.Key, row.Region })
            .FirstOrDefaultAsync(cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        return
            tenant is not null
            && endpoint.ModelOf(tenant.Key, settings.Part.FieldLimits) is { } model
            && await calls.MayCallAsync(db.TenantId, tenant.Region, settings.ComplianceInForce, endpoint.Provider, cancellationToken)
            ? model
            : null;
    }

    /// <summary>The stored vectors of one kind of text under one model, for some keys or all.</summary>
    public static async Task<TextVectors?> VectorsAsync(
        ConsoleDbContext db,
        SearchModel? model,
        TextKind kind,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (model is null)
        {
            return null;
        }

        var rows = db.Embeddings.AsNoTracking().Where(row => row.Kind == kind && row.Model == model.Version);
        if (keys is not null)
        {
            rows = rows.Where(row => keys.Contains(row.Key));
        }

        var stored = new Dictionary<string, StoredVector>(StringComparer.Ordinal);
        await foreach (
            var row in rows.Select(row => new
                {
                    row.Key,
                    row.ContentHash,
                    row.Vector,
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            stored[row.Key] = new(row.ContentHash, ToValues(row.Vector));
        }

        return new(model, stored);
    }

    /// <summary>A basis in the form stored in its row.</summary>
    public static byte[] WriteBasis(LatentBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        using var stream = new MemoryStream();
        basis.Write(stream);
        return Brotli.Compress(stream.ToArray());
    }

    /// <summary>A vector in the form its row stores: little-endian, single precision.</summary>
    public static byte[] ToBytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    private static LatentBasis ReadBasis(byte[] content)
    {
        using var stream = new MemoryStream(Brotli.Decompress(content));
        return LatentBasis.Read(stream);
    }

    private static float[] ToValues(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
