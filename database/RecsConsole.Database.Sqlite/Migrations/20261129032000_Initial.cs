using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessGrants",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ObjectKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsBreakGlass = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    GrantedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RevokedById = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessGrants", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccountLinks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    OperatorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Region = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ContractStartsAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ContractEndsAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Entitlements = table.Column<string>(type: "TEXT", nullable: false),
                    TermsCheckedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    IsByRulesOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => new { x.TenantId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Actions",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AllowedStates = table.Column<string>(type: "TEXT", nullable: false),
                    RequiredRole = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PolicyKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TypicalMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    LeastAffected = table.Column<int>(type: "INTEGER", nullable: true),
                    IsCustomerContact = table.Column<bool>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReplyTemplatesJson = table.Column<string>(type: "TEXT", nullable: false),
                    FieldsJson = table.Column<string>(type: "TEXT", nullable: false),
                    AffectsPrice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Handover = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Execution = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IssueTypes = table.Column<string>(type: "TEXT", nullable: false),
                    Tiers = table.Column<string>(type: "TEXT", nullable: false),
                    EarlierSteps = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PublishedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Actions", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ReplacesId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ApiReplays",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ApiKeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RequestHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiReplays", x => new { x.TenantId, x.ApiKeyId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "ApprovalRequests",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActionKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActionVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    BindingHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EscalatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    FieldsJson = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedFieldsJson = table.Column<string>(type: "TEXT", nullable: true),
                    SolvedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    KeyCreatedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRequests", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LastTenantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ObjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ObjectId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DetailsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditLinks",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLinks", x => new { x.TenantId, x.Number });
                    table.ForeignKey(
                        name: "FK_AuditLinks_AuditEntries_TenantId_EntryId",
                        columns: x => new { x.TenantId, x.EntryId },
                        principalTable: "AuditEntries",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Calendars",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    HoursJson = table.Column<string>(type: "TEXT", nullable: false),
                    Holidays = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calendars", x => new { x.TenantId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "CaseTypes",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WorkflowKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CalendarKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTypes", x => new { x.TenantId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "CatalogFindings",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    DismissedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DismissedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DismissReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogFindings", x => new { x.TenantId, x.ItemKind, x.ItemKey, x.Fault, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Connections",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Queue = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    KeyPrefix = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CaseTypeKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TeamKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    StatusesJson = table.Column<string>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: true),
                    NotesArePrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    CarriesNotes = table.Column<bool>(type: "INTEGER", nullable: false),
                    LinksBack = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cursor = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    TicketsRead = table.Column<int>(type: "INTEGER", nullable: false),
                    LastTriedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LastSuccessAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Connections", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DataClass = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsGiven = table.Column<bool>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    RecordedById = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CuratedDocuments",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DocumentKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CuratedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CuratedDocuments", x => new { x.TenantId, x.IssueType, x.DocumentKey });
                });

            migrationBuilder.CreateTable(
                name: "DecisionLooks",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ActionKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Probability = table.Column<long>(type: "INTEGER", nullable: false),
                    IsUnsure = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRisky = table.Column<bool>(type: "INTEGER", nullable: false),
                    PutAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    BetterActionKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    ReviewerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionLooks", x => new { x.TenantId, x.DecisionId });
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    IsAhead = table.Column<bool>(type: "INTEGER", nullable: false),
                    InputHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VersionsJson = table.Column<string>(type: "TEXT", nullable: false),
                    StageDigestsJson = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Snapshot = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartHashes = table.Column<string>(type: "TEXT", nullable: false),
                    Windows = table.Column<string>(type: "TEXT", nullable: false),
                    Request = table.Column<string>(type: "TEXT", nullable: false),
                    Validation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Output = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DocumentReports",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DocumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ReporterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ResponseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ResolutionNote = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentReports", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Classification = table.Column<int>(type: "INTEGER", nullable: false),
                    Acl = table.Column<string>(type: "TEXT", nullable: false),
                    Regions = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    IssueTypes = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    EffectiveFrom = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    EffectiveTo = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ReviewBy = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ApprovedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    WithdrawalReason = table.Column<string>(type: "TEXT", nullable: true),
                    WithdrawnById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Embeddings",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Vector = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Embeddings", x => new { x.TenantId, x.Kind, x.Key, x.Model });
                });

            migrationBuilder.CreateTable(
                name: "EmbedParents",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AddedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmbedParents", x => new { x.TenantId, x.Origin });
                });

            migrationBuilder.CreateTable(
                name: "EmbedSessions",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    OpenBefore = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SessionHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmbedSessions", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ExpertPlans",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TeamKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertPlans", x => new { x.TenantId, x.TeamKey });
                });

            migrationBuilder.CreateTable(
                name: "FigureAlarms",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Figure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Limit = table.Column<long>(type: "INTEGER", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    TeamKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WorkflowKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IsMuted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureAlarms", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "FittedHistories",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FittedHistories", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "GoldenCases",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Within = table.Column<int>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoldenCases", x => new { x.TenantId, x.Id, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MappingHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ResultJson = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => new { x.TenantId, x.ContentHash });
                });

            migrationBuilder.CreateTable(
                name: "InboxItems",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RecipientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventKey = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    InPlaceOfId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxItems", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "InsightRollups",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    CountedInMs = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InsightRollups", x => new { x.TenantId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RequestedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CancelRequestedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    CancelRequestedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RetryOfId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Runner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    HeartbeatAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "JobSchedules",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cron = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobSchedules", x => new { x.TenantId, x.Job });
                });

            migrationBuilder.CreateTable(
                name: "JobTimers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cron = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobTimers", x => new { x.TenantId, x.Job });
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    PlacedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LiftedById = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ModelAnswers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hour = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelAnswers", x => new { x.TenantId, x.Hour, x.Model, x.Outcome });
                });

            migrationBuilder.CreateTable(
                name: "ModelEvents",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ModelId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Step = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelEvents", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Models",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Algorithm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FeatureSchema = table.Column<int>(type: "INTEGER", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TrainFrom = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    TrainTo = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ReportJson = table.Column<string>(type: "TEXT", nullable: false),
                    JobRunId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TrainedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ProposedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ProposedWhy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ProposedStatus = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ProposedPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    ProposedTeams = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedRoles = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedWindowHours = table.Column<int>(type: "INTEGER", nullable: false),
                    PromotedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PromotedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Teams = table.Column<string>(type: "TEXT", nullable: false),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    WindowHours = table.Column<int>(type: "INTEGER", nullable: false),
                    PreviousId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Models", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ModelSwitches",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsStopped = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelSwitches", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "NextStepModels",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseType = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    LearnedFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    TeamAttribute = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PriorityAttribute = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SaysFields = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CardJson = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NextStepModels", x => new { x.TenantId, x.CaseType });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TicketId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EventKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    StatusId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SeenStatusId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    Teams = table.Column<string>(type: "TEXT", nullable: false),
                    Regions = table.Column<string>(type: "TEXT", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    Clearance = table.Column<int>(type: "INTEGER", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    IsExpert = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsByRulesOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PermissionVersions",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PermissionVersions", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "Playbooks",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DefinitionJson = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Playbooks", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Policies",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EffectiveFrom = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EffectiveTo = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RulesJson = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Policies", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BaseVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DecidedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    BeginsAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    BegunAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DataClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    KeepDays = table.Column<int>(type: "INTEGER", nullable: true),
                    SavedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    SavedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => new { x.TenantId, x.DataClass });
                });

            migrationBuilder.CreateTable(
                name: "SearchBases",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Dimensions = table.Column<int>(type: "INTEGER", nullable: false),
                    Texts = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CardJson = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchBases", x => new { x.TenantId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "SearchLog",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    FilterJson = table.Column<string>(type: "TEXT", nullable: false),
                    ResultsJson = table.Column<string>(type: "TEXT", nullable: false),
                    SearchVersion = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchLog", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SecurityAlerts",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WitnessJson = table.Column<string>(type: "TEXT", nullable: false),
                    SeenById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecurityAlerts", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServiceLevels",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CaseTypes = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: true),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    TargetMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRoundTheClock = table.Column<bool>(type: "INTEGER", nullable: false),
                    CalendarKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PauseStates = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLevels", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OperatorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    VouchedTenantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    IssuerSession = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInGroups",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Teams = table.Column<string>(type: "TEXT", nullable: false),
                    Clearance = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInGroups", x => new { x.TenantId, x.Group });
                });

            migrationBuilder.CreateTable(
                name: "SlateFigures",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ContentJson = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlateFigures", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "SnapshotParts",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SnapshotParts", x => new { x.TenantId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "Studies",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SystemA = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SystemB = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    VersionA = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    VersionB = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    OtherSystems = table.Column<string>(type: "TEXT", nullable: false),
                    OtherVersions = table.Column<string>(type: "TEXT", nullable: false),
                    Guideline = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OverlapPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Studies", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SubjectKeys",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DestroyedById = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubjectKeys", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SuggestionReports",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Queue = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseState = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ResponseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReporterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ResolutionNote = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuggestionReports", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "TaxonomyTerms",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxonomyTerms", x => new { x.TenantId, x.Kind, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => new { x.TenantId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "TenantConfigurations",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TenantConfigurations", x => new { x.TenantId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Tenants",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InputHashKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    IsReady = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiresSingleSignOn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tenants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TextDrafts",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextDrafts", x => new { x.TenantId, x.PersonId, x.Form, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "TicketLinks",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TicketId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WebAddress = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    SeenUpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    IsSettled = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenEntry = table.Column<long>(type: "INTEGER", nullable: false),
                    StatusId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    TeamKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketLinks", x => new { x.TenantId, x.ConnectionId, x.TicketId });
                });

            migrationBuilder.CreateTable(
                name: "UsedTokens",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedTokens", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "VersionComments",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VersionComments", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WebhookId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EventKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Answer = table.Column<int>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    FormerSecret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    FormerSecretUntil = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    IsEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Workflows",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    DefinitionJson = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CustomerAnswer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workflows", x => new { x.TenantId, x.Key, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionItems",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Score = table.Column<long>(type: "INTEGER", nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Probability = table.Column<long>(type: "INTEGER", nullable: true),
                    Propensity = table.Column<long>(type: "INTEGER", nullable: false),
                    RequiredBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PassageVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    PassageStart = table.Column<int>(type: "INTEGER", nullable: true),
                    PassageLength = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionItems", x => new { x.TenantId, x.DecisionId, x.Kind, x.Rank });
                    table.ForeignKey(
                        name: "FK_DecisionItems_Decisions_TenantId_DecisionId",
                        columns: x => new { x.TenantId, x.DecisionId },
                        principalTable: "Decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Impressions",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    SeenAgainAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ViewedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Impressions", x => new { x.TenantId, x.DecisionId, x.Kind, x.ItemId });
                    table.ForeignKey(
                        name: "FK_Impressions_Decisions_TenantId_DecisionId",
                        columns: x => new { x.TenantId, x.DecisionId },
                        principalTable: "Decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Labels",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: true),
                    Applies = table.Column<bool>(type: "INTEGER", nullable: false),
                    Exposure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    BuiltAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Labels", x => new { x.TenantId, x.DecisionId, x.Kind, x.ItemId, x.Name });
                    table.ForeignKey(
                        name: "FK_Labels_Decisions_TenantId_DecisionId",
                        columns: x => new { x.TenantId, x.DecisionId },
                        principalTable: "Decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Responses",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ChosenActionKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Responses", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Responses_Decisions_TenantId_DecisionId",
                        columns: x => new { x.TenantId, x.DecisionId },
                        principalTable: "Decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "ShadowSlates",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ModelId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FirstItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AgreesOnFirst = table.Column<bool>(type: "INTEGER", nullable: false),
                    ItemsJson = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowSlates", x => new { x.TenantId, x.DecisionId, x.ModelId });
                    table.ForeignKey(
                        name: "FK_ShadowSlates_Decisions_TenantId_DecisionId",
                        columns: x => new { x.TenantId, x.DecisionId },
                        principalTable: "Decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "IncomingDeliveries",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConnectionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    TicketId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomingDeliveries", x => new { x.TenantId, x.ConnectionId, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "JobLines",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RunId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLines", x => new { x.TenantId, x.RunId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_JobLines_JobRuns_TenantId_RunId",
                        columns: x => new { x.TenantId, x.RunId },
                        principalTable: "JobRuns",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "AccountSignals",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    ObservedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    BeforeValue = table.Column<long>(type: "INTEGER", nullable: true),
                    BeforeAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSignals", x => new { x.TenantId, x.AccountKey, x.Source, x.Name });
                    table.ForeignKey(
                        name: "FK_AccountSignals_Accounts_TenantId_AccountKey",
                        columns: x => new { x.TenantId, x.AccountKey },
                        principalTable: "Accounts",
                        principalColumns: new[] { "TenantId", "Key" });
                });

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    To = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    StandInId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Absences_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    TypeKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Product = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Region = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WorkflowVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    SlaDeadline = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SlaStartedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SlaLevelKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SlaLevelVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    SlaRoundTheClock = table.Column<bool>(type: "INTEGER", nullable: false),
                    SlaPausedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SlaHeldDeadline = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    TeamKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AssigneeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AccountKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ContactName = table.Column<string>(type: "TEXT", nullable: true),
                    ContactAddress = table.Column<string>(type: "TEXT", nullable: true),
                    CustomerWroteAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RepliedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LookAgainAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    SetAsideById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Classification = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomFieldsJson = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ResolvedById = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SolutionNoteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SlaMet = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reopened = table.Column<bool>(type: "INTEGER", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ProcessVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    LastEventAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Cases_Accounts_TenantId_AccountKey",
                        columns: x => new { x.TenantId, x.AccountKey },
                        principalTable: "Accounts",
                        principalColumns: new[] { "TenantId", "Key" });
                    table.ForeignKey(
                        name: "FK_Cases_CaseTypes_TenantId_TypeKey",
                        columns: x => new { x.TenantId, x.TypeKey },
                        principalTable: "CaseTypes",
                        principalColumns: new[] { "TenantId", "Key" });
                    table.ForeignKey(
                        name: "FK_Cases_People_TenantId_AssigneeId",
                        columns: x => new { x.TenantId, x.AssigneeId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "ConflictsOfInterest",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConflictsOfInterest", x => new { x.TenantId, x.PersonId, x.SubjectKind, x.SubjectKey });
                    table.ForeignKey(
                        name: "FK_ConflictsOfInterest_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    OperatorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.OperatorId, x.TenantId });
                    table.ForeignKey(
                        name: "FK_Memberships_AspNetUsers_OperatorId",
                        column: x => x.OperatorId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Memberships_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "PersonExperience",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WorkedCases = table.Column<int>(type: "INTEGER", nullable: false),
                    SolvedCases = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonExperience", x => new { x.TenantId, x.PersonId, x.IssueType });
                    table.ForeignKey(
                        name: "FK_PersonExperience_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "PersonSettings",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SettingsJson = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSettings", x => new { x.TenantId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PersonSettings_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "PersonSkills",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Skill = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSkills", x => new { x.TenantId, x.PersonId, x.Skill });
                    table.ForeignKey(
                        name: "FK_PersonSkills_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_SavedViews_People_TenantId_PersonId",
                        columns: x => new { x.TenantId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "SearchFeedback",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SearchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Signal = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchFeedback", x => new { x.TenantId, x.SearchId, x.Kind, x.Key, x.Signal });
                    table.ForeignKey(
                        name: "FK_SearchFeedback_SearchLog_TenantId_SearchId",
                        columns: x => new { x.TenantId, x.SearchId },
                        principalTable: "SearchLog",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "StudyAdjudications",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StudyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Grades = table.Column<string>(type: "TEXT", nullable: false),
                    IsKnownAnswer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyAdjudications", x => new { x.TenantId, x.StudyId, x.CaseId });
                    table.ForeignKey(
                        name: "FK_StudyAdjudications_Studies_TenantId_StudyId",
                        columns: x => new { x.TenantId, x.StudyId },
                        principalTable: "Studies",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "StudyPairs",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StudyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReviewerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsALeft = table.Column<bool>(type: "INTEGER", nullable: false),
                    NumberA = table.Column<int>(type: "INTEGER", nullable: false),
                    NumberB = table.Column<int>(type: "INTEGER", nullable: false),
                    SlateA = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SlateB = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LabelsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Usefulness = table.Column<int>(type: "INTEGER", nullable: true),
                    PolicyCorrectness = table.Column<int>(type: "INTEGER", nullable: true),
                    Faithfulness = table.Column<int>(type: "INTEGER", nullable: true),
                    Grades = table.Column<string>(type: "TEXT", nullable: false),
                    JudgedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    TookMs = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyPairs", x => new { x.TenantId, x.StudyId, x.ReviewerId, x.Position });
                    table.ForeignKey(
                        name: "FK_StudyPairs_Studies_TenantId_StudyId",
                        columns: x => new { x.TenantId, x.StudyId },
                        principalTable: "Studies",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "CaseDocuments",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDocuments", x => new { x.TenantId, x.CaseId, x.DocumentKey });
                    table.ForeignKey(
                        name: "FK_CaseDocuments_Cases_TenantId_CaseId",
                        columns: x => new { x.TenantId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    EventKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Activity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    FromState = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ToState = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AttributesJson = table.Column<string>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SuggestedConfidence = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => new { x.TenantId, x.CaseId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_CaseEvents_Cases_TenantId_CaseId",
                        columns: x => new { x.TenantId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContactName = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    DraftText = table.Column<string>(type: "TEXT", nullable: true),
                    EditDistance = table.Column<int>(type: "INTEGER", nullable: true),
                    ActionKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CitationsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Delivery = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    DeliveryError = table.Column<string>(type: "TEXT", nullable: true),
                    MailHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Messages_Cases_TenantId_CaseId",
                        columns: x => new { x.TenantId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Notes_Cases_TenantId_CaseId",
                        columns: x => new { x.TenantId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Attachments_Messages_TenantId_MessageId",
                        columns: x => new { x.TenantId, x.MessageId },
                        principalTable: "Messages",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_TenantId_PersonId",
                table: "Absences",
                columns: new[] { "TenantId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessGrants_TenantId_ObjectKind_ObjectKey",
                table: "AccessGrants",
                columns: new[] { "TenantId", "ObjectKind", "ObjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessGrants_TenantId_PersonId_ExpiresAt",
                table: "AccessGrants",
                columns: new[] { "TenantId", "PersonId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_OperatorId",
                table: "AccountLinks",
                column: "OperatorId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_TenantId_PersonId",
                table: "AccountLinks",
                columns: new[] { "TenantId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_TokenHash",
                table: "AccountLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Actions_TenantId_Status",
                table: "Actions",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_Id",
                table: "ApiKeys",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiReplays_TenantId_At",
                table: "ApiReplays",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequests_TenantId_CaseId",
                table: "ApprovalRequests",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequests_TenantId_CaseId_ActionKey",
                table: "ApprovalRequests",
                columns: new[] { "TenantId", "CaseId", "ActionKey" },
                unique: true,
                filter: "\"Status\" = 'pending'");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequests_TenantId_Status",
                table: "ApprovalRequests",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_TenantId_MessageId",
                table: "Attachments",
                columns: new[] { "TenantId", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_CaseId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "CaseId", "At" },
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_DecisionId",
                table: "AuditEntries",
                columns: new[] { "TenantId", "DecisionId" },
                filter: "\"DecisionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ItemId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ItemId", "At" },
                filter: "\"ItemId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ObjectKind_ObjectId",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ObjectKind", "ObjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Operation_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Operation", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Outcome_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Outcome", "At" },
                filter: "\"Outcome\" <> 'done'");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Reason_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Reason", "At" },
                filter: "\"Reason\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditLinks_TenantId_EntryId",
                table: "AuditLinks",
                columns: new[] { "TenantId", "EntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseDocuments_TenantId_DocumentKey",
                table: "CaseDocuments",
                columns: new[] { "TenantId", "DocumentKey" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_TenantId_At",
                table: "CaseEvents",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_TenantId_DecisionId",
                table: "CaseEvents",
                columns: new[] { "TenantId", "DecisionId" },
                filter: "\"DecisionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_TenantId_EventKey",
                table: "CaseEvents",
                columns: new[] { "TenantId", "EventKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_AccountKey",
                table: "Cases",
                columns: new[] { "TenantId", "AccountKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_AssigneeId",
                table: "Cases",
                columns: new[] { "TenantId", "AssigneeId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_IsOpen_AssigneeId",
                table: "Cases",
                columns: new[] { "TenantId", "IsOpen", "AssigneeId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_IsOpen_ResolvedAt",
                table: "Cases",
                columns: new[] { "TenantId", "IsOpen", "ResolvedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_IsOpen_TeamKey_SlaDeadline",
                table: "Cases",
                columns: new[] { "TenantId", "IsOpen", "TeamKey", "SlaDeadline" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_IssueType",
                table: "Cases",
                columns: new[] { "TenantId", "IssueType" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_Key",
                table: "Cases",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_Product",
                table: "Cases",
                columns: new[] { "TenantId", "Product" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TenantId_TypeKey",
                table: "Cases",
                columns: new[] { "TenantId", "TypeKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_TenantId_Kind_Id",
                table: "Changes",
                columns: new[] { "TenantId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_TenantId_KeyPrefix",
                table: "Connections",
                columns: new[] { "TenantId", "KeyPrefix" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_TenantId_DataClass_SubjectKind_SubjectKey",
                table: "Consents",
                columns: new[] { "TenantId", "DataClass", "SubjectKind", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionItems_TenantId_Kind_ItemId",
                table: "DecisionItems",
                columns: new[] { "TenantId", "Kind", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLooks_TenantId_CaseId",
                table: "DecisionLooks",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLooks_TenantId_ReviewedAt_DecidedAt",
                table: "DecisionLooks",
                columns: new[] { "TenantId", "ReviewedAt", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_TenantId_At_IsAhead_Id_CaseId_ActorId",
                table: "Decisions",
                columns: new[] { "TenantId", "At", "IsAhead", "Id", "CaseId", "ActorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_TenantId_CaseId_At",
                table: "Decisions",
                columns: new[] { "TenantId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_TenantId_DocumentKey",
                table: "DocumentReports",
                columns: new[] { "TenantId", "DocumentKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_TenantId_ReporterId",
                table: "DocumentReports",
                columns: new[] { "TenantId", "ReporterId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_TenantId_Status_DueAt",
                table: "DocumentReports",
                columns: new[] { "TenantId", "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_TenantId_PolicyKey",
                table: "Documents",
                columns: new[] { "TenantId", "PolicyKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_TenantId_Status_EffectiveTo",
                table: "Documents",
                columns: new[] { "TenantId", "Status", "EffectiveTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Embeddings_TenantId_Model",
                table: "Embeddings",
                columns: new[] { "TenantId", "Model" });

            migrationBuilder.CreateIndex(
                name: "IX_EmbedParents_Origin",
                table: "EmbedParents",
                column: "Origin");

            migrationBuilder.CreateIndex(
                name: "IX_EmbedSessions_Id",
                table: "EmbedSessions",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EmbedSessions_TenantId_CreatedAt",
                table: "EmbedSessions",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GoldenCases_TenantId_EndedAt_Kind",
                table: "GoldenCases",
                columns: new[] { "TenantId", "EndedAt", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Impressions_TenantId_SeenAt",
                table: "Impressions",
                columns: new[] { "TenantId", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_TenantId_At",
                table: "InboxItems",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_TenantId_CaseId",
                table: "InboxItems",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_TenantId_RecipientId_At",
                table: "InboxItems",
                columns: new[] { "TenantId", "RecipientId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_TenantId_RecipientId_EventKey",
                table: "InboxItems",
                columns: new[] { "TenantId", "RecipientId", "EventKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncomingDeliveries_TenantId_ConnectionId_At",
                table: "IncomingDeliveries",
                columns: new[] { "TenantId", "ConnectionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_TenantId_Job_RequestedAt",
                table: "JobRuns",
                columns: new[] { "TenantId", "Job", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_TenantId_Status",
                table: "JobRuns",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Labels_TenantId_Kind_Name_ClosesAt",
                table: "Labels",
                columns: new[] { "TenantId", "Kind", "Name", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Labels_TenantId_Value_ClosesAt",
                table: "Labels",
                columns: new[] { "TenantId", "Value", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_TenantId_SubjectKind_SubjectKey",
                table: "LegalHolds",
                columns: new[] { "TenantId", "SubjectKind", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_TenantId_PersonId",
                table: "Memberships",
                columns: new[] { "TenantId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_TenantId_CaseId_At",
                table: "Messages",
                columns: new[] { "TenantId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_TenantId_Delivery_NextAttemptAt",
                table: "Messages",
                columns: new[] { "TenantId", "Delivery", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_TenantId_MailHash",
                table: "Messages",
                columns: new[] { "TenantId", "MailHash" },
                unique: true,
                filter: "\"MailHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ModelEvents_TenantId_ModelId_At",
                table: "ModelEvents",
                columns: new[] { "TenantId", "ModelId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Models_TenantId_JobRunId_Kind",
                table: "Models",
                columns: new[] { "TenantId", "JobRunId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Models_TenantId_Status",
                table: "Models",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Models_TenantId_Version",
                table: "Models",
                columns: new[] { "TenantId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notes_TenantId_CaseId_At",
                table: "Notes",
                columns: new[] { "TenantId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_TenantId_CaseId",
                table: "Outbox",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_TenantId_State_NextAttemptAt",
                table: "Outbox",
                columns: new[] { "TenantId", "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_TenantId_Key",
                table: "People",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_TenantId_Status_SentAt",
                table: "Proposals",
                columns: new[] { "TenantId", "Status", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Responses_TenantId_CaseId_ActorId",
                table: "Responses",
                columns: new[] { "TenantId", "CaseId", "ActorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Responses_TenantId_DecisionId",
                table: "Responses",
                columns: new[] { "TenantId", "DecisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Responses_TenantId_ItemKind_At",
                table: "Responses",
                columns: new[] { "TenantId", "ItemKind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_PersonId_List_Name",
                table: "SavedViews",
                columns: new[] { "TenantId", "PersonId", "List", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchBases_TenantId_CreatedAt",
                table: "SearchBases",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchLog_TenantId_ActorId_At",
                table: "SearchLog",
                columns: new[] { "TenantId", "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityAlerts_TenantId_At",
                table: "SecurityAlerts",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_IssuerSession",
                table: "Sessions",
                column: "IssuerSession");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_OperatorId_StartedAt",
                table: "Sessions",
                columns: new[] { "OperatorId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowSlates_TenantId_ModelId_At",
                table: "ShadowSlates",
                columns: new[] { "TenantId", "ModelId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Studies_TenantId_Status",
                table: "Studies",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_StudyPairs_TenantId_ReviewerId_JudgedAt",
                table: "StudyPairs",
                columns: new[] { "TenantId", "ReviewerId", "JudgedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SubjectKeys_Id",
                table: "SubjectKeys",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_SubjectKeys_TenantId_SubjectKind_SubjectKey",
                table: "SubjectKeys",
                columns: new[] { "TenantId", "SubjectKind", "SubjectKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionReports_TenantId_CaseId_ReporterId",
                table: "SuggestionReports",
                columns: new[] { "TenantId", "CaseId", "ReporterId" });

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionReports_TenantId_Queue_Status",
                table: "SuggestionReports",
                columns: new[] { "TenantId", "Queue", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionReports_TenantId_ResponseId",
                table: "SuggestionReports",
                columns: new[] { "TenantId", "ResponseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tenants_Key",
                table: "Tenants",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TextDrafts_TenantId_At",
                table: "TextDrafts",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TextDrafts_TenantId_CaseId",
                table: "TextDrafts",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketLinks_TenantId_CaseId",
                table: "TicketLinks",
                columns: new[] { "TenantId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_UsedTokens_ExpiresAt",
                table: "UsedTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_VersionComments_TenantId_Noun_Key_Version_At",
                table: "VersionComments",
                columns: new[] { "TenantId", "Noun", "Key", "Version", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_TenantId_EventKey",
                table: "WebhookDeliveries",
                columns: new[] { "TenantId", "EventKey" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_TenantId_State_NextAttemptAt",
                table: "WebhookDeliveries",
                columns: new[] { "TenantId", "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_TenantId_WebhookId_At",
                table: "WebhookDeliveries",
                columns: new[] { "TenantId", "WebhookId", "At" });

            // The audit trail is append-only, whoever asks.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_refuse_update" BEFORE UPDATE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'AuditEntries is append-only'); END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_refuse_delete" BEFORE DELETE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'AuditEntries is append-only'); END;
                """);

            // INSERT OR REPLACE deletes without asking the trigger above.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_refuse_replace" BEFORE INSERT ON "AuditEntries"
                WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "TenantId" = NEW."TenantId" AND "Id" = NEW."Id")
                    OR EXISTS (SELECT 1 FROM "AuditEntries" WHERE rowid = NEW.rowid)
                BEGIN SELECT RAISE(ABORT, 'AuditEntries is append-only'); END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditLinks_refuse_update" BEFORE UPDATE ON "AuditLinks"
                BEGIN SELECT RAISE(ABORT, 'AuditLinks is append-only'); END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditLinks_refuse_delete" BEFORE DELETE ON "AuditLinks"
                BEGIN SELECT RAISE(ABORT, 'AuditLinks is append-only'); END;
                """);

            // INSERT OR REPLACE deletes without asking the trigger above.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditLinks_refuse_replace" BEFORE INSERT ON "AuditLinks"
                WHEN EXISTS (SELECT 1 FROM "AuditLinks" WHERE "TenantId" = NEW."TenantId" AND ("Number" = NEW."Number" OR "EntryId" = NEW."EntryId"))
                    OR EXISTS (SELECT 1 FROM "AuditLinks" WHERE rowid = NEW.rowid)
                BEGIN SELECT RAISE(ABORT, 'AuditLinks is append-only'); END;
                """);

            // A number far ahead would stop the chain for ever.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditLinks_refuse_gap" BEFORE INSERT ON "AuditLinks"
                WHEN NEW."Number" <> 1 + (SELECT COALESCE(MAX("Number"), 0) FROM "AuditLinks" WHERE "TenantId" = NEW."TenantId")
                BEGIN SELECT RAISE(ABORT, 'AuditLinks is append-only, without gaps'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "AccountSignals");

            migrationBuilder.DropTable(
                name: "AccessGrants");

            migrationBuilder.DropTable(
                name: "AccountLinks");

            migrationBuilder.DropTable(
                name: "Actions");

            migrationBuilder.DropTable(
                name: "ApiKeys");

            migrationBuilder.DropTable(
                name: "ApiReplays");

            migrationBuilder.DropTable(
                name: "ApprovalRequests");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "AuditLinks");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Calendars");

            migrationBuilder.DropTable(
                name: "CaseDocuments");

            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropTable(
                name: "CatalogFindings");

            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "ConflictsOfInterest");

            migrationBuilder.DropTable(
                name: "Connections");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "CuratedDocuments");

            migrationBuilder.DropTable(
                name: "DecisionItems");

            migrationBuilder.DropTable(
                name: "DecisionLooks");

            migrationBuilder.DropTable(
                name: "DocumentReports");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "Embeddings");

            migrationBuilder.DropTable(
                name: "EmbedParents");

            migrationBuilder.DropTable(
                name: "EmbedSessions");

            migrationBuilder.DropTable(
                name: "ExpertPlans");

            migrationBuilder.DropTable(
                name: "FigureAlarms");

            migrationBuilder.DropTable(
                name: "FittedHistories");

            migrationBuilder.DropTable(
                name: "GoldenCases");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "Impressions");

            migrationBuilder.DropTable(
                name: "InboxItems");

            migrationBuilder.DropTable(
                name: "InsightRollups");

            migrationBuilder.DropTable(
                name: "IncomingDeliveries");

            migrationBuilder.DropTable(
                name: "JobLines");

            migrationBuilder.DropTable(
                name: "JobSchedules");

            migrationBuilder.DropTable(
                name: "JobTimers");

            migrationBuilder.DropTable(
                name: "Labels");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "ModelAnswers");

            migrationBuilder.DropTable(
                name: "ModelEvents");

            migrationBuilder.DropTable(
                name: "Models");

            migrationBuilder.DropTable(
                name: "ModelSwitches");

            migrationBuilder.DropTable(
                name: "NextStepModels");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PermissionVersions");

            migrationBuilder.DropTable(
                name: "PersonExperience");

            migrationBuilder.DropTable(
                name: "PersonSettings");

            migrationBuilder.DropTable(
                name: "PersonSkills");

            migrationBuilder.DropTable(
                name: "Playbooks");

            migrationBuilder.DropTable(
                name: "Policies");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "Responses");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "SearchBases");

            migrationBuilder.DropTable(
                name: "SearchFeedback");

            migrationBuilder.DropTable(
                name: "SecurityAlerts");

            migrationBuilder.DropTable(
                name: "ServiceLevels");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "ShadowSlates");

            migrationBuilder.DropTable(
                name: "SignInGroups");

            migrationBuilder.DropTable(
                name: "SlateFigures");

            migrationBuilder.DropTable(
                name: "SnapshotParts");

            migrationBuilder.DropTable(
                name: "StudyAdjudications");

            migrationBuilder.DropTable(
                name: "StudyPairs");

            migrationBuilder.DropTable(
                name: "SubjectKeys");

            migrationBuilder.DropTable(
                name: "SuggestionReports");

            migrationBuilder.DropTable(
                name: "TaxonomyTerms");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropTable(
                name: "TenantConfigurations");

            migrationBuilder.DropTable(
                name: "Tenants");

            migrationBuilder.DropTable(
                name: "TextDrafts");

            migrationBuilder.DropTable(
                name: "TicketLinks");

            migrationBuilder.DropTable(
                name: "UsedTokens");

            migrationBuilder.DropTable(
                name: "VersionComments");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "Webhooks");

            migrationBuilder.DropTable(
                name: "Workflows");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "SearchLog");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Studies");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "CaseTypes");

            migrationBuilder.DropTable(
                name: "People");
        }
    }
}
