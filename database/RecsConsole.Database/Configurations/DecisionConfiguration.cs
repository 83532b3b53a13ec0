using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of decisions and of what people did with them.</summary>
internal sealed class DecisionConfiguration
    : IEntityTypeConfiguration<DecisionRow>,
        IEntityTypeConfiguration<DecisionItemRow>,
        IEntityTypeConfiguration<ResponseRow>,
        IEntityTypeConfiguration<ApprovalRequestRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> builder) =>
        builder
            .HasOne<CaseRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.CaseId })
            .OnDelete(DeleteBehavior.NoAction);

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

    public void Configure(EntityTypeBuilder<ApprovalRequestRow> builder) =>
        builder
            .HasOne<CaseRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.CaseId })
            .OnDelete(DeleteBehavior.NoAction);
}
