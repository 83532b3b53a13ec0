using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>Foreign keys of the rows that belong to a person.</summary>
internal sealed class PersonConfiguration
    : IEntityTypeConfiguration<PersonSkillRow>,
        IEntityTypeConfiguration<PersonExperienceRow>,
        IEntityTypeConfiguration<AbsenceRow>,
        IEntityTypeConfiguration<ConflictOfInterestRow>,
        IEntityTypeConfiguration<SavedViewRow>,
        IEntityTypeConfiguration<PersonSettingsRow>,
        IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<PersonSkillRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<PersonExperienceRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<AbsenceRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<ConflictOfInterestRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<SavedViewRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<PersonSettingsRow> builder) =>
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.PersonId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<OperatorRow>().WithMany().HasForeignKey(row => row.OperatorId).OnDelete(DeleteBehavior.NoAction);
    }
}
