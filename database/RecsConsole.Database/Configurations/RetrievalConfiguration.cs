using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of the search log.</summary>
internal sealed class RetrievalConfiguration : IEntityTypeConfiguration<SearchFeedbackRow>
{
    public void Configure(EntityTypeBuilder<SearchFeedbackRow> builder) =>
        builder
            .HasOne<SearchLogRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.SearchId })
            .OnDelete(DeleteBehavior.NoAction);
}
