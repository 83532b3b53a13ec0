using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PersonalReasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
