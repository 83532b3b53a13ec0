namespace RecsConsole.Database;

/// <summary>A row that belongs to one tenant: its key starts with TenantId, the filter hides it from all others.</summary>
public interface ITenantOwned
{
    Guid TenantId { get; set; }
}
