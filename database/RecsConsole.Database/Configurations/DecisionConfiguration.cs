using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>
/// Foreign keys of decisions and of what people did with them. A decision has none to its case: another system may own the cases.
/// </summary>
internal sealed class DecisionConfiguration
    : IEntityTypeConfiguration<DecisionItemRow>,
        IEntityTypeConfiguration<ResponseRow>
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
}
