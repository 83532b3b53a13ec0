using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>
/// Indexes and triggers of the audit trail. Few entries name an item or a reason, and few have an outcome other than done, so those indexes
/// are filtered. Triggers refuse update, delete and gaps; SQL Server's EF provider must know about them.
/// </summary>
internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntryRow>, IEntityTypeConfiguration<AuditLinkRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.ToTable(table => table.HasTrigger("AuditEntries_refuse_update"));
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.CaseId,
                row.At,
            })
            .HasFilter("\"CaseId\" IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.DecisionId }).HasFilter("\"DecisionId\" IS NOT NULL");
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.ItemId,
                row.At,
            })
            .HasFilter("\"ItemId\" IS NOT NULL");
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.Reason,
                row.At,
            })
            .HasFilter("\"Reason\" IS NOT NULL");
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.Outcome,
                row.At,
            })
            .HasFilter("\"Outcome\" <> 'done'");
    }

    public void Configure(EntityTypeBuilder<AuditLinkRow> builder)
    {
        builder.ToTable(table =>
        {
            table.HasTrigger("AuditLinks_refuse_update");
            table.HasTrigger("AuditLinks_refuse_gap");
        });

        // a link to no entry would break the chain for ever; and on SQL Server, where TRUNCATE fires no trigger, the key refuses it
        builder
            .HasOne<AuditEntryRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.EntryId })
            .OnDelete(DeleteBehavior.NoAction);
    }
}
