using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecsConsole.Database.Configurations;

/// <summary>
/// Foreign keys of the rows that belong to a case. They start with TenantId and never cascade: SQL Server refuses several cascade paths.
/// </summary>
internal sealed class CaseConfiguration
    : IEntityTypeConfiguration<CaseEventRow>,
        IEntityTypeConfiguration<NoteRow>,
        IEntityTypeConfiguration<CaseDocumentRow>,
        IEntityTypeConfiguration<MessageRow>,
        IEntityTypeConfiguration<AttachmentRow>,
        IEntityTypeConfiguration<CaseRow>
{
    /// <summary>Few events come from a suggestion, so the index is filtered.</summary>
    public void Configure(EntityTypeBuilder<CaseEventRow> builder)
    {
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CaseId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.TenantId, row.DecisionId }).HasFilter("\"DecisionId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<NoteRow> builder) =>
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CaseId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<CaseDocumentRow> builder) =>
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CaseId }).OnDelete(DeleteBehavior.NoAction);

    /// <summary>Few messages came as mail; each is taken once.</summary>
    public void Configure(EntityTypeBuilder<MessageRow> builder)
    {
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CaseId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.TenantId, row.MailHash }).IsUnique().HasFilter("\"MailHash\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<AttachmentRow> builder) =>
        builder.HasOne<MessageRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.MessageId }).OnDelete(DeleteBehavior.NoAction);

    public void Configure(EntityTypeBuilder<CaseRow> builder)
    {
        builder.HasOne<CaseTypeRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.TypeKey }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.AssigneeId }).OnDelete(DeleteBehavior.NoAction);
        builder
            .HasOne<AccountRow>()
            .WithMany()
            .HasForeignKey(row => new { row.TenantId, row.AccountKey })
            .OnDelete(DeleteBehavior.NoAction);
    }
}
