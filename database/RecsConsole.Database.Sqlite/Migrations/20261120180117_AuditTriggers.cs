using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecisionId",
                table: "AuditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ItemId",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AuditEntries",
                type: "TEXT",
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

            // What entries of earlier versions concern; the triggers that refuse updates come after.
            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET "CaseId" = upper(CASE WHEN "ObjectKind" = 'case' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.case') END)
                WHERE length(CASE WHEN "ObjectKind" = 'case' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.case') END) = 36 AND (CASE WHEN "ObjectKind" = 'case' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.case') END) NOT GLOB '*[^0-9a-fA-F-]*';
                """);

            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET "DecisionId" = upper(CASE WHEN "ObjectKind" = 'decision' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.decision') END)
                WHERE length(CASE WHEN "ObjectKind" = 'decision' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.decision') END) = 36 AND (CASE WHEN "ObjectKind" = 'decision' THEN "ObjectId" ELSE json_extract("DetailsJson", '$.decision') END) NOT GLOB '*[^0-9a-fA-F-]*';
                """);

            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET
                    "ItemId" = coalesce(
                        CASE WHEN length(json_extract("DetailsJson", '$.item')) BETWEEN 1 AND 100 THEN json_extract("DetailsJson", '$.item') END,
                        CASE WHEN "ObjectKind" IN ('action', 'document', 'person') THEN nullif("ObjectId", '') END),
                    "Reason" = CASE WHEN length(json_extract("DetailsJson", '$.reason')) BETWEEN 1 AND 40 THEN json_extract("DetailsJson", '$.reason') END;
                """);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_refuse_update";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_refuse_delete";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_refuse_replace";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditLinks_refuse_update";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditLinks_refuse_delete";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditLinks_refuse_replace";""");

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
