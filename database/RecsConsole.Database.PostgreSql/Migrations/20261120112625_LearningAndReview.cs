using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LearningAndReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_TenantId_Id",
                table: "Changes");

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Job = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    Percent = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    CancelRequestedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    CancelRequestedById = table.Column<Guid>(type: "uuid", nullable: true),
                    RetryOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    Runner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    HeartbeatAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "JobSchedules",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Job = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Cron = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobSchedules", x => new { x.TenantId, x.Job });
                });

            migrationBuilder.CreateTable(
                name: "Labels",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ItemId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: true),
                    Applies = table.Column<bool>(type: "boolean", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    BuiltAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false)
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
                name: "Models",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Algorithm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FeatureSchema = table.Column<int>(type: "integer", nullable: false),
                    Engine = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    TrainFrom = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    TrainTo = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ReportJson = table.Column<string>(type: "text", nullable: false),
                    JobRunId = table.Column<Guid>(type: "uuid", nullable: false),
                    TrainedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    ProposedWhy = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ProposedStatus = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ProposedPercent = table.Column<int>(type: "integer", nullable: false),
                    ProposedTeams = table.Column<string[]>(type: "text[]", nullable: false),
                    ProposedRoles = table.Column<string[]>(type: "text[]", nullable: false),
                    PromotedById = table.Column<Guid>(type: "uuid", nullable: true),
                    PromotedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    Percent = table.Column<int>(type: "integer", nullable: false),
                    Teams = table.Column<string[]>(type: "text[]", nullable: false),
                    Roles = table.Column<string[]>(type: "text[]", nullable: false),
                    PreviousId = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Models", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ModelSwitches",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsStopped = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelSwitches", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "Studies",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SystemA = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SystemB = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    VersionA = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    VersionB = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OverlapPercent = table.Column<int>(type: "integer", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Studies", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "JobLines",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
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
                name: "StudyPairs",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReviewerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsALeft = table.Column<bool>(type: "boolean", nullable: false),
                    SlateA = table.Column<byte[]>(type: "bytea", nullable: false),
                    SlateB = table.Column<byte[]>(type: "bytea", nullable: false),
                    LabelsJson = table.Column<string>(type: "text", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    Usefulness = table.Column<int>(type: "integer", nullable: true),
                    PolicyCorrectness = table.Column<int>(type: "integer", nullable: true),
                    Faithfulness = table.Column<int>(type: "integer", nullable: true),
                    JudgedAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    TookMs = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Changes_TenantId_Kind_Id",
                table: "Changes",
                columns: new[] { "TenantId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequests_TenantId_CaseId_ActionKey",
                table: "ApprovalRequests",
                columns: new[] { "TenantId", "CaseId", "ActionKey" },
                unique: true,
                filter: "\"Status\" = 'pending'");

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_TenantId_Job_RequestedAt",
                table: "JobRuns",
                columns: new[] { "TenantId", "Job", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_TenantId_Status",
                table: "JobRuns",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Labels_TenantId_Value_ClosesAt",
                table: "Labels",
                columns: new[] { "TenantId", "Value", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Models_TenantId_JobRunId",
                table: "Models",
                columns: new[] { "TenantId", "JobRunId" },
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
                name: "IX_Studies_TenantId_Status",
                table: "Studies",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_StudyPairs_TenantId_ReviewerId_JudgedAt",
                table: "StudyPairs",
                columns: new[] { "TenantId", "ReviewerId", "JudgedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JobLines");

            migrationBuilder.DropTable(
                name: "JobSchedules");

            migrationBuilder.DropTable(
                name: "Labels");

            migrationBuilder.DropTable(
                name: "Models");

            migrationBuilder.DropTable(
                name: "ModelSwitches");

            migrationBuilder.DropTable(
                name: "StudyPairs");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "Studies");

            migrationBuilder.DropIndex(
                name: "IX_Changes_TenantId_Kind_Id",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_ApprovalRequests_TenantId_CaseId_ActionKey",
                table: "ApprovalRequests");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_TenantId_Id",
                table: "Changes",
                columns: new[] { "TenantId", "Id" });
        }
    }
}
