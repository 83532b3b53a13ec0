using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A person's search: the query and the results shown, in order.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(ActorId), nameof(At))]
public sealed class SearchLogRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid ActorId { get; set; }

    public DateTimeOffset At { get; set; }

    [Personal, MaxLength(400)]
    public required string Query { get; set; }

    /// <summary>JSON object of the filters in force.</summary>
    public required string FilterJson { get; set; }

    /// <summary>JSON array of kind and key, as they were shown.</summary>
    public required string ResultsJson { get; set; }

    /// <summary>Version of the search snapshot that answered.</summary>
    [MaxLength(64)]
    public required string SearchVersion { get; set; }
}
