using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of the rows that belong to a customer.</summary>
internal sealed class AccountConfiguration : IEntityTypeConfiguration<AccountSignalRow>
{
    public void Configure(EntityTypeBuilder<AccountSignalRow> builder) =>
        builder
            .HasOne<AccountRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.AccountKey })
            .OnDelete(DeleteBehavior.NoAction);
}
