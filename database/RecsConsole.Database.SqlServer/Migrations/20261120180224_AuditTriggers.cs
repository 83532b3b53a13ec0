using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AuditTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CaseId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecisionId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ItemId",
                table: "AuditEntries",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AuditEntries",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ActorId", "At" });

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

            // What entries of earlier versions concern; the triggers that refuse updates come after. EXEC, because a script that
            // may be run twice holds each statement in a block.
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [AuditEntries] SET [CaseId] = TRY_CONVERT(uniqueidentifier, CASE WHEN [ObjectKind] = ''case'' THEN [ObjectId] ELSE JSON_VALUE([DetailsJson], ''$.case'') END)
                WHERE LEN(CASE WHEN [ObjectKind] = ''case'' THEN [ObjectId] ELSE JSON_VALUE([DetailsJson], ''$.case'') END) = 36;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [AuditEntries] SET [DecisionId] = TRY_CONVERT(uniqueidentifier, CASE WHEN [ObjectKind] = ''decision'' THEN [ObjectId] ELSE JSON_VALUE([DetailsJson], ''$.decision'') END)
                WHERE LEN(CASE WHEN [ObjectKind] = ''decision'' THEN [ObjectId] ELSE JSON_VALUE([DetailsJson], ''$.decision'') END) = 36;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [AuditEntries] SET
                    [ItemId] = COALESCE(
                        CASE WHEN LEN(JSON_VALUE([DetailsJson], ''$.item'')) BETWEEN 1 AND 100 THEN JSON_VALUE([DetailsJson], ''$.item'') END,
                        CASE WHEN [ObjectKind] IN (''action'', ''document'', ''person'') THEN NULLIF([ObjectId], '''') END),
                    [Reason] = CASE WHEN LEN(JSON_VALUE([DetailsJson], ''$.reason'')) BETWEEN 1 AND 40 THEN JSON_VALUE([DetailsJson], ''$.reason'') END;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER [AuditEntries_refuse_update] ON [AuditEntries] INSTEAD OF UPDATE, DELETE AS
                THROW 51001, ''AuditEntries is append-only.'', 1;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER [AuditLinks_refuse_update] ON [AuditLinks] INSTEAD OF UPDATE, DELETE AS
                THROW 51001, ''AuditLinks is append-only.'', 1;');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [AuditEntries_refuse_update];");

            migrationBuilder.Sql("DROP TRIGGER [AuditLinks_refuse_update];");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_ActorId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_CaseId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_DecisionId",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_ItemId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Operation_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Outcome_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Reason_At",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "CaseId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "DecisionId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ItemId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AuditEntries");
        }
    }
}
