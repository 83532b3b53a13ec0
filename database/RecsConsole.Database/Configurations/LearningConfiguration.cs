using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of jobs, labels and studies.</summary>
internal sealed class LearningConfiguration
    : IEntityTypeConfiguration<JobLineRow>,
        IEntityTypeConfiguration<LabelRow>,
        IEntityTypeConfiguration<ModelRow>,
        IEntityTypeConfiguration<ImpressionRow>,
        IEntityTypeConfiguration<ShadowSlateRow>,
        IEntityTypeConfiguration<StudyPairRow>,
        IEntityTypeConfiguration<StudyAdjudicationRow>
{
    public void Configure(EntityTypeBuilder<JobLineRow> builder) =>
        builder.HasOne<JobRunRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.RunId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<LabelRow> builder) =>
        builder
            .HasOne<DecisionRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.DecisionId })
            .OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<ModelRow> builder) =>
        builder
            .HasIndex(row => new
            {
                row.TenantId,
                row.JobRunId,
                row.Kind,
            })
            .IsUnique();

    public void Configure(EntityTypeBuilder<ImpressionRow> builder) =>
        builder
            .HasOne<DecisionRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.DecisionId })
            .OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<ShadowSlateRow> builder) =>
        builder
            .HasOne<DecisionRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.DecisionId })
            .OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<StudyPairRow> builder) =>
        builder.HasOne<StudyRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.StudyId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<StudyAdjudicationRow> builder) =>
        builder.HasOne<StudyRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.StudyId }).OnDelete(DeleteBehavior.NoAction);
}
