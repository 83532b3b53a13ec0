using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of decisions and responses. A decision has none to its case: another system may own the cases.</summary>
internal sealed class DecisionConfiguration
    : IEntityTypeConfiguration<DecisionItemRow>,
        IEntityTypeConfiguration<ResponseRow>,
        IEntityTypeConfiguration<ApprovalRequestRow>
{
    public void Configure(EntityTypeBuilder<DecisionItemRow> builder) =>
        builder
            .HasOne<DecisionRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.DecisionId })
            .OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<ResponseRow> builder) =>
        builder
            .HasOne<DecisionRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.DecisionId })
            .OnDelete(DeleteBehavior.NoAction);

    /// <summary>If two people request the same action at the same time, only one request can be pending.</summary>
    public void Configure(EntityTypeBuilder<ApprovalRequestRow> builder) =>
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.CaseId,
                row.ActionKey,
            })
            .HasFilter("\"Status\" = 'pending'")
            .IsUnique();
}
